package org.corridor.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.corridor.observation.Observations;
import org.corridor.observation.ReportContext;
import org.corridor.ordering.Grouping.Line;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.ordering.PatientResults;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/** The results of a report. */
final class Results {

  /** OBX-29: answers to questions asked with the order, and what else the laboratory was told. */
  private static final Set<String> SUPPORTING = Set.of("QST", "SCI");

  private Results() {}

  /**
   * Drafts all results of a group and adds them to the report.
   *
   * @return those that belong to the order and are no results of it
   */
  static List<Reference> draft(
      OrderGroup group,
      String key,
      ReportContext context,
      DiagnosticReport report,
      PatientResults of) {
    List<Reference> supporting = new ArrayList<>(0);
    for (Line line : group.lines()) {
      Observations.draft(line, key, context, of)
          .ifPresent(
              observation -> {
                of.parents().add(line.obx(), observation);
                if (SUPPORTING.contains(line.obx().value("29"))) {
                  supporting.add(Observations.reference(observation));
                } else if (!line.aboutSpecimen()) {
                  report.addResult(Observations.reference(observation));
                  attachments(observation).forEach(report::addPresentedForm);
                }
              });
    }
    return supporting;
  }

  /** Where clients look for a document: beside the guide's place in the observation. */
  private static List<Attachment> attachments(Observation observation) {
    List<Attachment> found = new ArrayList<>(0);
    for (Extension extension : observation.getExtension()) {
      if (extension.getValue() instanceof Attachment attachment) {
        found.add(attachment.copy());
      }
    }
    return found;
  }
}
