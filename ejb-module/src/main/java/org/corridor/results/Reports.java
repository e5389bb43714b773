package org.corridor.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.notes.Notes;
import org.corridor.observation.Observations;
import org.corridor.observation.ReportContext;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.ordering.Ids;
import org.corridor.ordering.ObservedWhen;
import org.corridor.ordering.OrderNumbers;
import org.corridor.ordering.Orders;
import org.corridor.ordering.PatientResults;
import org.corridor.ordering.Specimens;
import org.corridor.reconciliation.OtherNumber;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Identity;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;

/** OBR as a report, with everything that hangs on it. */
final class Reports {

  private static final SegmentTable OBR =
      SegmentTable.load(
          Reports.class,
          "OBR-DiagnosticReport.csv",
          new DiagnosticReport(),
          Map.of(
              "placerNumber", OrderNumbers::placer,
              "fillerNumber", OrderNumbers::filler,
              "observedWhen", ObservedWhen::read,
              "observedUntil", ObservedWhen::until,
              "technician", spot -> Contributors.inFunction(spot, "SPRF"),
              "transcriber", spot -> Contributors.inFunction(spot, "TRANS")));

  private static final SegmentTable ORC =
      SegmentTable.load(
          Reports.class,
          "ORC-DiagnosticReport.csv",
          new DiagnosticReport(),
          Map.of("placerNumber", OrderNumbers::placer, "fillerNumber", OrderNumbers::filler));

  private static final String NOTE =
      "http://hl7.org/fhir/5.0/StructureDefinition/extension-DiagnosticReport.note";
  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  private Reports() {}

  static void draft(OrderGroup group, PatientResults of) {
    OrderNumbers numbers = OrderNumbers.of(group, of.passage());
    String key = key(group, numbers, of);
    if (group.obr().isEmpty()) {
      ReportContext context = ReportContext.none().with(Specimens.draft(group, key, of));
      group.lines().forEach(line -> Observations.draft(line, key, context, of));
      return;
    }
    V2Segment obr = group.obr().get();
    if (numbers.resultKey().isEmpty()) {
      of.passage()
          .note(
              Finding.warning(
                  obr.field(3).location(),
                  "101",
                  "There is no order number; a correction may not find these results."));
    }
    Reference order = Orders.mention(group, numbers, of);
    List<Reference> specimens = Specimens.draft(group, numbers.resultKey().orElse(key), of);
    DiagnosticReport report = filled(group, obr, of);
    report.setId(of.ids().report(key));
    if (order.hasReference()) {
      report.addBasedOn(order);
    }
    specimens.forEach(specimen -> report.addSpecimen(specimen.copy()));
    ReportContext context =
        new ReportContext(
            Identity.reference(report),
            usualStatus(obr),
            Optional.ofNullable(report.getEffective()),
            specimens,
            Categories.of(obr, !specimens.isEmpty()),
            of.parents().of(group));
    Orders.support(order, Results.draft(group, key, context, report, of), of);
    Contributors.fill(report, group.participants(), of.passage());
    notes(report, of.notes());
    notes(report, Notes.of(group.notes(), of.passage()));
    of.passage()
        .draft(report, Weight.ASSERT, Set.of(), new ReportLife(report, of.passage().time()));
  }

  /** Results that came before the filler had a number are found by the placer's. */
  private static String key(OrderGroup group, OrderNumbers numbers, PatientResults of) {
    String otherwise = otherwise(group, of);
    String key = Ids.reportKey(group, numbers, otherwise);
    if (group.obr().isEmpty() || numbers.filler().isEmpty() || numbers.placer().isEmpty()) {
      return key;
    }
    String earlier = Ids.reportKey(group, numbers.ofPlacer(), otherwise);
    String id = Identity.of("DiagnosticReport", key);
    of.passage()
        .otherNumber(
            new OtherNumber(
                "DiagnosticReport/" + id,
                Optional.of("DiagnosticReport/" + Identity.of("DiagnosticReport", earlier)),
                numbers.filler().get(),
                false,
                true));
    return of.passage().mainRecord("DiagnosticReport", id).equals(id) ? key : earlier;
  }

  private static String otherwise(OrderGroup group, PatientResults of) {
    String when = group.obr().map(obr -> obr.field(7).text()).orElse("");
    String sent = when.isEmpty() ? of.passage().message().header().time() : when;
    return of.patient().getReference() + '|' + sent;
  }

  private static DiagnosticReport filled(OrderGroup group, V2Segment obr, PatientResults of) {
    DiagnosticReport report = new DiagnosticReport();
    group.orc().ifPresent(orc -> ORC.fill(report, orc, of.passage()));
    OBR.fill(report, obr, of.passage());
    OrderNumbers.settle(report.getIdentifier());
    report.setSubject(of.patient());
    of.encounter().ifPresent(report::setEncounter);
    if (!report.hasStatus()) {
      report.setStatus(DiagnosticReportStatus.UNKNOWN);
    }
    if (!report.hasCode()) {
      of.passage()
          .note(Finding.warning(obr.field(4).location(), "101", "An order without a test."));
      report.getCode().addExtension(ABSENT, new CodeType("unknown"));
    }
    return report;
  }

  private static void notes(DiagnosticReport report, List<Annotation> notes) {
    notes.forEach(note -> report.addExtension(NOTE, note.copy()));
  }

  private static ObservationStatus usualStatus(V2Segment obr) {
    return switch (obr.field(25).text()) {
      case "F" -> ObservationStatus.FINAL;
      case "C" -> ObservationStatus.CORRECTED;
      case "P" -> ObservationStatus.PRELIMINARY;
      default -> ObservationStatus.UNKNOWN;
    };
  }
}
