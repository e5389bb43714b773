package org.corridor.ordering;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.notes.Notes;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** ORC and OBR as an order. */
public final class Orders {

  private static final SegmentTable ORC =
      SegmentTable.load(
          Orders.class,
          "ORC-ServiceRequest.csv",
          new ServiceRequest(),
          Map.of("orderingProvider", Requesters::person));
  private static final SegmentTable OBR =
      SegmentTable.load(
          Orders.class,
          "OBR-ServiceRequest.csv",
          new ServiceRequest(),
          Map.of("annotation", Notes::fromField));

  private static final Set<String> DONE = Set.of("F", "C");

  private Orders() {}

  /** Drafts the order of a group in passing; the reference is empty when it has no number. */
  public static Reference mention(OrderGroup group, OrderNumbers numbers, PatientResults of) {
    String id = numbers.orderKey().map(Orders::id).orElse("");
    if (id.isEmpty() || !of.ids().isNew(id)) {
      return id.isEmpty() ? new Reference() : new Reference("ServiceRequest/" + id);
    }
    ServiceRequest order = read(group, numbers, of);
    order.setId(id);
    if (group.orc().filter(orc -> !orc.field(5).isAbsent()).isEmpty() || !order.hasStatus()) {
      order.setStatus(status(group));
    }
    OrderLife life = new OrderLife(Optional.of(order.getStatus()), true, of.passage().time());
    return of.passage().draft(order, Weight.MENTION, Set.of(), life);
  }

  /** The logical id of the order that {@code key} names. */
  public static String id(String key) {
    return Identity.of("ServiceRequest", key);
  }

  /**
   * Reads an order; it has no id yet, and a status only where ORC says so.
   *
   * @param numbers of the group
   */
  public static ServiceRequest read(OrderGroup group, OrderNumbers numbers, PatientResults of) {
    ServiceRequest order = new ServiceRequest();
    order.setSubject(of.patient());
    of.encounter().ifPresent(order::setEncounter);
    numbers.placer().ifPresent(order::addIdentifier);
    numbers.filler().ifPresent(order::addIdentifier);
    group.orc().ifPresent(orc -> ORC.fill(order, orc, of.passage()));
    Reference orderer = order.getRequester();
    group.obr().ifPresent(obr -> OBR.fill(order, obr, of.passage()));
    if (!orderer.isEmpty()) {
      order.setRequester(orderer);
    }
    group.orc().ifPresent(orc -> Requesters.settle(order, orc, of.passage()));
    withoutRepetitions(order.getExtension());
    if (!order.hasIntent()) {
      order.setIntent(ServiceRequestIntent.ORDER);
    }
    return order;
  }

  /** ORC and OBR both carry the number to call back. */
  private static void withoutRepetitions(List<Extension> extensions) {
    for (int i = extensions.size() - 1; i > 0; i--) {
      Extension last = extensions.get(i);
      if (extensions.subList(0, i).stream().anyMatch(last::equalsDeep)) {
        extensions.remove(i);
      }
    }
  }

  private static ServiceRequestStatus status(OrderGroup group) {
    return group.obr().map(obr -> obr.field(25).text()).filter(DONE::contains).isPresent()
        ? ServiceRequestStatus.COMPLETED
        : ServiceRequestStatus.ACTIVE;
  }
}
