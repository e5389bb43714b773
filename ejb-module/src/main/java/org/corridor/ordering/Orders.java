package org.corridor.ordering;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.notes.Notes;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.participation.Participant;
import org.corridor.reconciliation.OtherNumber;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;

/** ORC and OBR as an order. */
public final class Orders {

  private static final SegmentTable ORC =
      SegmentTable.load(
          Orders.class,
          "ORC-ServiceRequest.csv",
          new ServiceRequest(),
          Map.of(
              "orderControl", OrderDetails::control,
              "orderingProvider", Requesters::person,
              "parentOrder", OrderDetails::parent,
              "placerNumber", OrderNumbers::placer,
              "fillerNumber", OrderNumbers::filler,
              "quantity", OlderTimings::quantity,
              "timing", OlderTimings::timing,
              "timingPriority", OlderTimings::priority,
              "timingText", OlderTimings::text));
  private static final SegmentTable OBR =
      SegmentTable.load(
          Orders.class,
          "OBR-ServiceRequest.csv",
          new ServiceRequest(),
          Map.of(
              "annotation", Notes::fromField,
              "parentOrder", OrderDetails::parent,
              "placerNumber", OrderNumbers::placer,
              "fillerNumber", OrderNumbers::filler,
              "quantity", OlderTimings::quantity,
              "timing", OlderTimings::timing,
              "timingPriority", OlderTimings::priority,
              "timingText", OlderTimings::text));
  private static final SegmentTable TQ1 =
      SegmentTable.load(
          Orders.class,
          "TQ1-ServiceRequest.csv",
          new ServiceRequest(),
          Map.of("annotation", Notes::fromField, "timing", Timings::read));

  /** Table 0912: the ordering provider. */
  private static final Set<String> ORDERING = Set.of("OP");

  private Orders() {}

  /** Drafts the order of a group in passing; the reference is empty when it has no number. */
  public static Reference mention(OrderGroup group, OrderNumbers numbers, PatientResults of) {
    return mention(group, numbers, of, List.of());
  }

  /** As {@link #mention(OrderGroup, OrderNumbers, PatientResults)}, with notes on the order. */
  public static Reference mention(
      OrderGroup group, OrderNumbers numbers, PatientResults of, List<Annotation> notes) {
    String id = numbers.orderKey().map(Orders::id).orElse("");
    if (id.isEmpty() || !of.ids().isNew(id)) {
      return id.isEmpty() ? new Reference() : new Reference("ServiceRequest/" + id);
    }
    ServiceRequest order = read(group, numbers, of);
    order.setId(id);
    number(order, numbers, of.passage());
    notes.forEach(order::addNote);
    if (group.orc().filter(orc -> !orc.field(5).isAbsent()).isEmpty() || !order.hasStatus()) {
      order.setStatus(ResultsSay.of(group, of.passage().message()));
    }
    OrderLife life = OrderLife.byOthers(order.getStatus(), of.passage().time());
    return of.passage().draft(order, Weight.MENTION, Set.of(), life);
  }

  /** Adds what a laboratory was told with the order, where the placer has not said it itself. */
  public static void support(Reference order, List<Reference> told, PatientResults of) {
    if (order.hasReference() && !told.isEmpty()) {
      ServiceRequest known = new ServiceRequest();
      known.setId(order.getReference().substring("ServiceRequest/".length()));
      known.setSupportingInfo(told);
      of.passage().draft(known, Weight.MENTION, Set.of());
    }
  }

  /**
   * The order may be known by the filler's number alone so far, or by both to whom has only one.
   */
  public static void number(ServiceRequest order, OrderNumbers numbers, Passage passage) {
    numbers
        .filler()
        .map(
            filler ->
                new OtherNumber(
                    "ServiceRequest/" + order.getIdPart(),
                    numbers.placer().map(both -> "ServiceRequest/" + id(numbers.fillerKey())),
                    filler,
                    numbers.placer().isPresent(),
                    true))
        .ifPresent(passage::otherNumber);
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
    group.orc().ifPresent(orc -> ORC.fill(order, orc, of.passage()));
    Reference orderer = order.getRequester();
    group.obr().ifPresent(obr -> fill(order, obr, of.passage()));
    timing(order, group.timings(), of.passage());
    if (!orderer.isEmpty()) {
      order.setRequester(orderer);
    }
    if (!order.hasRequester()) {
      Participant.doing(ORDERING, group.participants())
          .findFirst()
          .flatMap(prt -> Participant.of(prt, of.passage()))
          .ifPresent(order::setRequester);
    }
    group.orc().ifPresent(orc -> Requesters.settle(order, orc, of.passage()));
    OrderNumbers.settle(order.getIdentifier());
    OrderDetails.withoutRepetitions(order.getExtension());
    OrderDetails.withoutRepetitions(order.getNote());
    OrderDetails.settleParents(order, of.ids());
    if (!order.hasIntent()) {
      order.setIntent(ServiceRequestIntent.ORDER);
    }
    return order;
  }

  private static void fill(ServiceRequest order, V2Segment obr, Passage passage) {
    if (!obr.field(53).isAbsent()) {
      order.getIdentifier().removeIf(number -> number.getUse() == IdentifierUse.SECONDARY);
    }
    OBR.fill(order, obr, passage);
  }

  private static void timing(ServiceRequest order, List<V2Segment> timings, Passage passage) {
    for (V2Segment tq1 : timings) {
      if (tq1 == timings.get(0)) {
        TQ1.fill(order, tq1, passage);
      } else {
        passage.note(
            Finding.warning(
                tq1.location(),
                "102",
                "An order happens by one schedule; a further one was kept as a note."));
        String sent = tq1.field(3).text() + ' ' + tq1.field(7).text() + ' ' + tq1.field(8).text();
        order.addNote().setText(tq1.location() + " as sent: " + sent.strip());
      }
    }
  }
}
