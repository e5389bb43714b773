package org.corridor.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.V2Segment;
import org.corridor.observation.Observations;
import org.corridor.observation.ReportContext;
import org.corridor.ordering.Grouping.Line;
import org.corridor.ordering.Ids;
import org.corridor.ordering.Parents;
import org.corridor.ordering.PatientResults;
import org.corridor.subject.Visit;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.Reference;

/**
 * OBX: what was measured when the patient came, such as height and weight. No order names it: the
 * visit, or the patient where there is none, and the time do.
 */
final class Measurements {

  private Measurements() {}

  static void draft(Passage passage, Reference patient, Optional<Visit> visit) {
    List<Line> lines = lines(passage);
    if (lines.isEmpty()) {
      return;
    }
    Optional<Reference> encounter = visit.map(found -> Identity.reference(found.encounter()));
    String owner = encounter.orElse(patient).getReference();
    PatientResults of =
        new PatientResults(passage, patient, encounter, List.of(), new Ids(), new Parents());
    for (Line line : lines) {
      String key = "measured|" + owner + '|' + line.obx().field(14).text();
      Observations.draft(line, key, ReportContext.none(), of);
    }
  }

  private static List<Line> lines(Passage passage) {
    List<Line> lines = new ArrayList<>(0);
    for (V2Segment obx : passage.message().all("OBX")) {
      lines.add(new Line(obx, List.of(), List.of(), false));
    }
    return lines;
  }
}
