package org.corridor.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.ordering.Ids;
import org.corridor.ordering.OrderLife;
import org.corridor.ordering.OrderNumbers;
import org.corridor.ordering.OrderOrigin;
import org.corridor.ordering.Orders;
import org.corridor.ordering.PatientResults;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** The orders of one patient as their placer states them. */
final class Placements {

  /** Order controls of orders that others, which follow with {@code RO}, take the place of. */
  private static final Set<String> REPLACED = Set.of("RP", "RU", "RQ");

  private static final Set<String> REPLACING = Set.of("RO", "PY");

  /** Order controls that ask about an order, or link it, and state nothing of it. */
  private static final Set<String> ASKING = Set.of("SS", "SR", "LI", "UN");

  private final PatientResults of;
  private final List<Reference> replaced = new ArrayList<>(0);
  private boolean replacing;

  Placements(PatientResults of) {
    this.of = of;
  }

  void draft(OrderGroup group, List<Reference> priorResults) {
    OrderNumbers numbers = OrderNumbers.of(group, of.passage());
    String key = numbers.orderKey().orElseGet(() -> unnumbered(group));
    Optional<String> id = identity(key, group);
    if (id.isEmpty()) {
      return;
    }
    ServiceRequest order = Orders.read(group, numbers, of);
    order.setId(id.get());
    if (id.get().equals(Orders.id(key))) {
      Orders.number(order, numbers, of.passage());
    }
    Surroundings.fill(order, group, key, of);
    priorResults.forEach(result -> order.addSupportingInfo(result.copy()));
    String control = group.orc().map(orc -> orc.value("1")).orElse("");
    replace(order, control);
    Optional<ServiceRequestStatus> said = Optional.ofNullable(order.getStatus());
    Weight weight = ASKING.contains(control) ? Weight.MENTION : Weight.ASSERT;
    OrderLife life = new OrderLife(said, false, of.passage().time());
    Reference reference = of.passage().draft(order, weight, Set.of(), life);
    group.orc().ifPresent(orc -> OrderOrigin.draft(orc, reference, of.passage()));
  }

  /** HL7 v2.5.1 ch. 4.5.1.1: all that is replaced stands in front of what takes its place. */
  private void replace(ServiceRequest order, String control) {
    if (REPLACED.contains(control)) {
      if (replacing) {
        replaced.clear();
      }
      replacing = false;
      replaced.add(new Reference("ServiceRequest/" + order.getIdPart()));
    } else if (REPLACING.contains(control)) {
      replacing = true;
      replaced.forEach(known -> order.addReplaces(known.copy()));
    }
  }

  /** One number may stand on several tests; the first of a message has the number to itself. */
  private Optional<String> identity(String key, OrderGroup group) {
    String test = group.obr().map(obr -> Ids.code(obr, 4)).orElse("");
    for (String id : List.of(Orders.id(key), Orders.id(key + '|' + test))) {
      if (of.ids().isNew(id)) {
        return Optional.of(id);
      }
    }
    of.passage()
        .note(Finding.warning(place(group), "205", "The same order again; it was left out."));
    return Optional.empty();
  }

  private String unnumbered(OrderGroup group) {
    of.passage()
        .note(
            Finding.warning(
                place(group),
                "101",
                "There is no order number; a change or an answer may not find this order."));
    return String.join(
        "|",
        "unnumbered",
        of.patient().getReference(),
        group.orc().map(orc -> orc.field(4).text()).orElse(""),
        group.obr().map(obr -> Ids.code(obr, 4)).orElse(""),
        of.passage().message().header().time());
  }

  private static String place(OrderGroup group) {
    return group.obr().or(group::orc).map(V2Segment::location).orElse("ORC");
  }
}
