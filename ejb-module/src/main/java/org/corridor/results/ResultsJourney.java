package org.corridor.results;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.chart.Insurance;
import org.corridor.chart.LivingWill;
import org.corridor.chart.RelatedPeople;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.notes.Notes;
import org.corridor.ordering.Grouping;
import org.corridor.ordering.Grouping.PatientGroup;
import org.corridor.ordering.Ids;
import org.corridor.ordering.Parents;
import org.corridor.ordering.PatientResults;
import org.corridor.participation.PatientParticipants;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.subject.MessageSource;
import org.corridor.subject.PatientSegments;
import org.corridor.subject.VisitSegments;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Passage;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.Reference;

/**
 * The way of an ORU or OUL message. A laboratory knows results; of the patient and the visit it
 * only repeats what others told it, so that these are mentioned and never changed.
 */
public final class ResultsJourney implements MessageFamily {

  private static final Set<String> UNSOLICITED = Set.of("R01", "R30", "R31", "R32", "R40", "W01");
  private static final Set<String> BY_SPECIMEN = Set.of("R21", "R22", "R23", "R24");

  @Override
  public boolean takes(String type, String trigger) {
    return switch (type) {
      case "ORU" -> trigger.isEmpty() || UNSOLICITED.contains(trigger);
      case "OUL" -> trigger.isEmpty() || BY_SPECIMEN.contains(trigger);
      default -> false;
    };
  }

  @Override
  public Translation translate(V2Message message, SenderProfile sender) {
    return Passage.through(message, sender, ResultsJourney::travel);
  }

  private static void travel(Passage passage) {
    List<PatientGroup> groups = withResults(passage.message(), passage);
    Ids ids = new Ids();
    for (PatientGroup group : groups) {
      PatientResults of = subject(group, groups.size(), passage, ids);
      group.orders().forEach(order -> Reports.draft(order, of));
    }
    MessageSource.draft(passage);
  }

  private static List<PatientGroup> withResults(V2Message message, Passage passage) {
    List<PatientGroup> groups =
        Grouping.of(message).stream().filter(group -> !group.orders().isEmpty()).toList();
    if (groups.isEmpty()) {
      throw NotTranslatable.because(
          Finding.error("OBR", "100", "There is neither an OBR nor an OBX segment."), passage);
    }
    return groups;
  }

  private static PatientResults subject(
      PatientGroup group, int patients, Passage passage, Ids ids) {
    Optional<V2Segment> pid = group.pid().filter(any -> patients > 1);
    Reference patient =
        pid.map(one -> PatientSegments.draft(passage, one, Weight.MENTION))
            .orElseGet(() -> PatientSegments.draft(passage, Weight.MENTION));
    Optional<Reference> encounter =
        patients > 1
            ? Optional.empty()
            : VisitSegments.read(passage, patient).map(visit -> visit.mention(passage));
    PatientParticipants.draft(group.participants(), patient, passage);
    if (patients == 1) {
      LivingWill.draft(passage, patient, Weight.MENTION);
      RelatedPeople.draft(passage, patient, Weight.MENTION);
      Insurance.draft(passage, patient, Weight.MENTION);
    }
    encounter.ifPresent(
        visit -> PatientParticipants.draftVisit(group.visitParticipants(), visit, passage));
    return new PatientResults(
        passage, patient, encounter, Notes.of(group.notes(), passage), ids, new Parents());
  }
}
