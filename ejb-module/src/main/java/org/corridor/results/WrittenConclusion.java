package org.corridor.results;

import java.util.List;
import java.util.Map;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.Source;
import org.corridor.writing.TypeWriter;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;

/** What a report says beside its results: OBX with documents and with what was concluded. */
final class WrittenConclusion {

  private static final Map<String, TypeWriter> FUNCTIONS =
      Map.of("impression", WrittenConclusion::impression);
  private static final SegmentRows LINE = rows("ReportLine-OBX.csv");
  private static final SegmentRows DOCUMENT = rows("Attachment-OBX.csv");
  private static final SegmentRows TEXT = rows("Conclusion-OBX.csv");
  private static final SegmentRows CODE = rows("ConclusionCode-OBX.csv");
  private static final TypeWriter CWE = TypeWriter.named("CWE");

  private WrittenConclusion() {}

  private static SegmentRows rows(String file) {
    return SegmentRows.load(WrittenConclusion.class, file, FUNCTIONS);
  }

  static void add(
      MessageDraft draft, DiagnosticReport report, List<Observation> lines, Source source) {
    if (report.hasConclusion()) {
      draft.add(List.of(TEXT.of(report), LINE.of(report)));
    }
    if (report.hasConclusionCode()) {
      draft.add(List.of(CODE.of(report), LINE.of(report)));
    }
    for (Attachment document : report.getPresentedForm()) {
      if (isIn(lines, document)) {
        source.sayAll(document);
      } else if (document.hasData() || document.hasUrl()) {
        draft.add(List.of(DOCUMENT.of(document), LINE.of(report)));
      }
    }
  }

  private static boolean isIn(List<Observation> lines, Attachment document) {
    return lines.stream()
        .flatMap(line -> line.getExtension().stream())
        .map(Extension::getValue)
        .anyMatch(value -> value instanceof Attachment known && document.equalsDeep(known));
  }

  /** HL7 v2.5.1 ch. 7.2.4: the suffix IMP on what was examined. */
  private static void impression(Base value, V2Value to, Source source) {
    if (value instanceof CodeableConcept examined) {
      CWE.write(examined, to, source);
      to.set(1, 2, "IMP");
    }
  }
}
