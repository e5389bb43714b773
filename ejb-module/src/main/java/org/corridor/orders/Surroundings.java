package org.corridor.orders;

import org.corridor.chart.Diagnoses;
import org.corridor.hl7v2.V2Segment;
import org.corridor.notes.Notes;
import org.corridor.observation.Observations;
import org.corridor.observation.ReportContext;
import org.corridor.ordering.Grouping.Line;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.ordering.PatientResults;
import org.corridor.ordering.Specimens;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ServiceRequest;

/** What hangs on an order: notes, reasons, specimens, and what the orderer knows already. */
final class Surroundings {

  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  private Surroundings() {}

  /**
   * Fills {@code order} and drafts what it refers to.
   *
   * @param key what names the order
   */
  static void fill(ServiceRequest order, OrderGroup group, String key, PatientResults of) {
    Passage passage = of.passage();
    group.detail().ifPresent(segment -> Details.fill(order, segment, passage));
    group.obr().filter(obr -> !order.hasCode()).ifPresent(obr -> withoutCode(order, obr, passage));
    Notes.of(group.notes(), passage).forEach(order::addNote);
    for (V2Segment dg1 : group.diagnoses()) {
      Diagnoses.draftOne(passage, of.patient(), of.encounter(), dg1, Weight.MENTION)
          .filter(reason -> order.getReasonReference().stream().noneMatch(reason::equalsDeep))
          .ifPresent(order::addReasonReference);
    }
    Specimens.draft(group, key, of).forEach(order::addSpecimen);
    for (Line line : group.lines()) {
      Observations.draft(line, "order|" + key, context(order, line), of)
          .filter(observation -> !line.aboutSpecimen())
          .ifPresent(seen -> order.addSupportingInfo(Observations.reference(seen)));
    }
  }

  /** What is told of a specimen refers to it, and the rest to nothing of the order. */
  private static ReportContext context(ServiceRequest order, Line line) {
    return line.aboutSpecimen()
        ? ReportContext.none().with(order.getSpecimen())
        : ReportContext.none();
  }

  private static void withoutCode(ServiceRequest order, V2Segment obr, Passage passage) {
    passage.note(
        Finding.warning(obr.location() + "-4", "101", "An order that does not say for what."));
    order.getCode().addExtension(ABSENT, new CodeType("unknown"));
  }
}
