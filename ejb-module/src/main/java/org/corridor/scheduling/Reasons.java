package org.corridor.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.chart.Diagnoses;
import org.corridor.hl7v2.V2Segment;
import org.corridor.observation.Observations;
import org.corridor.observation.ReportContext;
import org.corridor.ordering.Grouping.Line;
import org.corridor.ordering.Ids;
import org.corridor.ordering.Parents;
import org.corridor.ordering.PatientResults;
import org.corridor.reconciliation.Weight;
import org.corridor.subject.Visit;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Reference;

/** DG1 and OBX: what an appointment is made for, and what is known before it. */
final class Reasons {

  private Reasons() {}

  static void draft(
      Passage passage, Reference patient, Optional<Visit> visit, Appointment appointment) {
    Diagnoses.draft(passage, patient, visit, passage.message().all("DG1"), Weight.MENTION)
        .forEach(stated -> appointment.addReasonReference(stated.condition()));
    PatientResults of =
        new PatientResults(
            passage,
            patient,
            visit.map(found -> Identity.reference(found.encounter())),
            List.of(),
            new Ids(),
            new Parents());
    for (Line line : lines(passage)) {
      Observations.draft(line, "appointment|" + appointment.getId(), ReportContext.none(), of)
          .map(Observations::reference)
          .ifPresent(appointment::addSupportingInformation);
    }
  }

  private static List<Line> lines(Passage passage) {
    List<Line> lines = new ArrayList<>(0);
    boolean below = false;
    for (V2Segment segment : passage.message().segments()) {
      switch (segment.name()) {
        case "OBX" -> {
          lines.add(new Line(segment, new ArrayList<>(0), List.of(), false));
          below = true;
        }
        case "NTE" -> {
          if (below) {
            lines.get(lines.size() - 1).notes().add(segment);
          }
        }
        default -> below = false;
      }
    }
    return lines;
  }
}
