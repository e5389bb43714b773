package org.corridor.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.subject.WrittenPatient;
import org.corridor.subject.WrittenVisit;
import org.corridor.writing.Form;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.MessageWriter;
import org.corridor.writing.Source;
import org.corridor.writing.Unwritable;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** Reports as ORU^R01: those of one patient and visit in one message, each with its order. */
public final class ResultMessages implements MessageWriter {

  private static final Form RESULTS = Form.named("ORU^R01").orElseThrow();

  @Override
  public String resource() {
    return "DiagnosticReport";
  }

  @Override
  public List<MessageDraft> write(List<Resource> all, Source source, Optional<Form> wanted) {
    Map<String, List<DiagnosticReport>> together = new LinkedHashMap<>();
    for (Resource resource : all) {
      if (resource instanceof DiagnosticReport report) {
        String about =
            report.getSubject().getReference() + '|' + report.getEncounter().getReference();
        together.computeIfAbsent(about, key -> new ArrayList<>()).add(report);
      }
    }
    return together.values().stream().map(reports -> message(reports, source)).toList();
  }

  private static MessageDraft message(List<DiagnosticReport> reports, Source source) {
    Patient patient =
        source
            .resolve(reports.get(0).getSubject(), Patient.class)
            .orElseThrow(
                () ->
                    Unwritable.without(
                        "DiagnosticReport.subject", "The bundle does not hold the patient."));
    MessageDraft draft = new MessageDraft(RESULTS, source.time(reports), source);
    WrittenPatient.add(draft, patient);
    WrittenVisit.add(draft, reports.get(0).getEncounter(), source);
    reports.forEach(report -> WrittenReport.add(draft, report, source));
    return draft;
  }
}
