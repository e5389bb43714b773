package org.corridor.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.notes.WrittenNotes;
import org.corridor.observation.WrittenObservation;
import org.corridor.ordering.WrittenOrder;
import org.corridor.ordering.WrittenSpecimen;
import org.corridor.ordering.WrittenTiming;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.SegmentRows.Part;
import org.corridor.writing.Source;
import org.corridor.writing.TypeWriter;
import org.corridor.writing.Unwritable;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Type;

/** One report: ORC and OBR with its order, its results, its specimens. */
final class WrittenReport {

  private static final SegmentRows ORC =
      SegmentRows.load(WrittenReport.class, "DiagnosticReport-ORC.csv");
  private static final SegmentRows OBR =
      SegmentRows.load(
          WrittenReport.class, "DiagnosticReport-OBR.csv", Map.of("helper", WrittenReport::helper));
  private static final SegmentRows PARENT =
      SegmentRows.load(
          WrittenReport.class,
          "Observation-OBR.csv",
          Map.of("parentResult", WrittenReport::parentResult));

  private static final String NOTE =
      "http://hl7.org/fhir/5.0/StructureDefinition/extension-DiagnosticReport.note";
  private static final String SUB_ID =
      "http://hl7.org/fhir/StructureDefinition/observation-v2-subid";
  private static final TypeWriter CWE = TypeWriter.named("CWE");
  private static final TypeWriter NDL = TypeWriter.named("NDL");

  private WrittenReport() {}

  static void add(MessageDraft draft, DiagnosticReport report, Source source) {
    Optional<ServiceRequest> order =
        report.getBasedOn().stream()
            .flatMap(reference -> source.resolve(reference, ServiceRequest.class).stream())
            .findFirst();
    mustBeNumbered(report, order);
    WrittenResults results = WrittenResults.of(report, order, source);
    List<Specimen> specimens =
        report.getSpecimen().stream()
            .flatMap(reference -> source.resolve(reference, Specimen.class).stream())
            .toList();
    List<Part> orc = new ArrayList<>(List.of(ORC.of(report)));
    List<Part> obr = new ArrayList<>(List.of(OBR.of(report)));
    results.parent(source).ifPresent(parent -> obr.add(PARENT.of(parent)));
    obr.addAll(WrittenSpecimen.obr(specimens));
    order.ifPresent(
        known -> {
          orc.add(WrittenOrder.orc(known));
          obr.add(WrittenOrder.obr(known));
        });
    draft.add(orc).add(obr);
    WrittenNotes.add(draft, notes(report));
    order.ifPresent(known -> WrittenTiming.add(draft, known));
    draft.restart("OBX").restart("SPM");
    results.categorized(report, source);
    Optional<Type> usual = Optional.ofNullable(report.getEffective());
    results.lines().forEach(line -> WrittenObservation.add(draft, line, usual, source));
    WrittenConclusion.add(draft, report, results.lines(), source);
    for (Specimen specimen : specimens) {
      WrittenSpecimen.add(draft, specimen);
      draft.restart("OBX");
      results
          .about(specimen, source)
          .forEach(line -> WrittenObservation.add(draft, line, usual, source));
    }
  }

  private static void mustBeNumbered(DiagnosticReport report, Optional<ServiceRequest> order) {
    boolean numbered =
        order.filter(WrittenOrder::isNumbered).isPresent()
            || report.getIdentifier().stream()
                .filter(Identifier::hasValue)
                .anyMatch(
                    number ->
                        number.getType().getCoding().stream()
                            .map(Coding::getCode)
                            .noneMatch("PGN"::equals));
    if (!numbered) {
      throw Unwritable.without(
          "DiagnosticReport.identifier", "Neither the report nor its order has an identifier.");
    }
  }

  private static List<Annotation> notes(DiagnosticReport report) {
    return report.getExtensionsByUrl(NOTE).stream()
        .map(Extension::getValue)
        .filter(Annotation.class::isInstance)
        .map(Annotation.class::cast)
        .toList();
  }

  /** OBR-34 and OBR-35, which tell how somebody helped. */
  private static void helper(Base value, V2Value to, Source source) {
    NDL.write(value, to, source);
    if (!to.isEmpty() && value instanceof Reference person) {
      person.getExtension().forEach(source::sayAll);
    }
  }

  /** OBR-26: OBX-3 and OBX-4 of the result (HL7 v2.5.1 ch. 4.5.3.26). */
  private static void parentResult(Base value, V2Value to, Source source) {
    if (value instanceof Observation parent) {
      V2Value code = new V2Value();
      CWE.write(parent.getCode(), code, source);
      to.in(1, code);
      parent.getExtensionsByUrl(SUB_ID).stream()
          .flatMap(subId -> subId.getExtensionsByUrl("original-sub-identifier").stream())
          .findFirst()
          .ifPresent(number -> to.set(2, number.getValue().primitiveValue()));
    }
  }
}
