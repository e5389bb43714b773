package org.corridor.orders;

import java.util.Optional;
import java.util.Set;
import org.corridor.chart.Diagnoses;
import org.corridor.notes.Notes;
import org.corridor.observation.Observations;
import org.corridor.observation.ReportContext;
import org.corridor.ordering.Grouping.Line;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.ordering.Ids;
import org.corridor.ordering.OrderLife;
import org.corridor.ordering.OrderNumbers;
import org.corridor.ordering.Orders;
import org.corridor.ordering.PatientResults;
import org.corridor.ordering.Specimens;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** An order as its placer states it, with everything that hangs on it. */
final class Placements {

  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  private Placements() {}

  static void draft(OrderGroup group, PatientResults of) {
    OrderNumbers numbers = OrderNumbers.of(group, of.passage());
    String key = numbers.orderKey().orElseGet(() -> unnumbered(group, of));
    String id = identity(key, group, of);
    if (id.isEmpty()) {
      return;
    }
    ServiceRequest order = Orders.read(group, numbers, of);
    order.setId(id);
    if (!order.hasCode() && isAboutWhat(group)) {
      of.passage()
          .note(
              Finding.warning(place(group) + "-4", "101", "An order that does not say for what."));
      order.getCode().addExtension(ABSENT, new CodeType("unknown"));
    }
    surround(order, group, key, of);
    Optional<ServiceRequestStatus> said = Optional.ofNullable(order.getStatus());
    of.passage()
        .draft(order, Weight.ASSERT, Set.of(), new OrderLife(said, false, of.passage().time()));
  }

  /** One number may stand on several tests; the first of a message has the number to itself. */
  private static String identity(String key, OrderGroup group, PatientResults of) {
    String id = Orders.id(key);
    if (of.ids().isNew(id)) {
      return id;
    }
    String other = Orders.id(key + '|' + group.obr().map(obr -> Ids.code(obr, 4)).orElse(""));
    return of.ids().isNew(other) ? other : "";
  }

  private static String unnumbered(OrderGroup group, PatientResults of) {
    of.passage()
        .note(
            Finding.warning(
                place(group),
                "101",
                "There is no order number; a change or an answer may not find this order."));
    String test = group.obr().map(obr -> Ids.code(obr, 4)).orElse("");
    String when = of.passage().message().header().time();
    String requisition = group.orc().map(orc -> orc.field(4).text()).orElse("");
    return String.join("|", "unnumbered", of.patient().getReference(), requisition, test, when);
  }

  private static boolean isAboutWhat(OrderGroup group) {
    return group.obr().isPresent();
  }

  private static String place(OrderGroup group) {
    return group.obr().or(group::orc).map(segment -> segment.location()).orElse("OBR");
  }

  private static void surround(
      ServiceRequest order, OrderGroup group, String key, PatientResults of) {
    Notes.of(group.notes(), of.passage()).forEach(order::addNote);
    group
        .diagnoses()
        .forEach(
            dg1 ->
                Diagnoses.draftOne(of.passage(), of.patient(), of.encounter(), dg1)
                    .ifPresent(order::addReasonReference));
    Specimens.draft(group, key, of).forEach(order::addSpecimen);
    for (Line line : group.lines()) {
      Observations.draft(line, "order|" + key, ReportContext.none(), of)
          .filter(observation -> !line.aboutSpecimen())
          .ifPresent(seen -> order.addSupportingInfo(Observations.reference(seen)));
    }
  }
}
