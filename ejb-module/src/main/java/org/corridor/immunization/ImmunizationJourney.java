package org.corridor.immunization;

import java.util.List;
import java.util.Optional;
import org.corridor.chart.Insurance;
import org.corridor.chart.LivingWill;
import org.corridor.chart.RelatedPeople;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.immunization.VaccineGroups.PatientGroup;
import org.corridor.observation.Observations;
import org.corridor.observation.ReportContext;
import org.corridor.ordering.Grouping.Line;
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
import org.corridor.translation.Passage;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.Reference;

/**
 * The way of a VXU message. Who vaccinates knows vaccinations, and whom the family may be asked
 * about them; the patient and the visit are only mentioned.
 */
public final class ImmunizationJourney implements MessageFamily {

  @Override
  public boolean takes(String type, String trigger) {
    return type.equals("VXU") && (trigger.equals("V04") || trigger.isEmpty());
  }

  @Override
  public Translation translate(V2Message message, SenderProfile sender) {
    return Passage.through(message, sender, ImmunizationJourney::travel);
  }

  private static void travel(Passage passage) {
    VaccineGroups groups = VaccineGroups.of(passage.message());
    int patients = (int) groups.patients().stream().filter(p -> p.pid().isPresent()).count();
    groups.unused().forEach(orc -> noteUnused(orc, passage));
    Ids ids = new Ids();
    VaccinationNumber numbers = new VaccinationNumber();
    for (PatientGroup group : groups.patients()) {
      PatientResults of = subject(group, patients, passage, ids);
      about(group, of);
      group.vaccines().forEach(vaccine -> Vaccinations.draft(vaccine, numbers, of));
    }
    if (groups.patients().isEmpty()) {
      PatientSegments.draft(passage, Weight.MENTION);
    }
    if (!passage.sourced().isEmpty()) {
      MessageSource.draft(passage);
    }
  }

  private static void noteUnused(V2Segment orc, Passage passage) {
    passage.note(
        Finding.warning(orc.location(), "100", "An order without RXA: no vaccination is told."));
  }

  private static PatientResults subject(
      PatientGroup group, int patients, Passage passage, Ids ids) {
    if (patients > 1 && group.pid().isPresent()) {
      Reference patient = PatientSegments.draft(passage, group.pid().get(), Weight.MENTION);
      return results(passage, patient, Optional.empty(), ids);
    }
    Reference patient = PatientSegments.draft(passage, Weight.MENTION);
    Optional<Reference> encounter =
        VisitSegments.read(passage, patient).map(visit -> visit.mention(passage));
    PatientParticipants.draft(group.participants(), patient, passage);
    LivingWill.draft(passage, patient, Weight.MENTION);
    RelatedPeople.draft(passage, patient, Weight.MENTION);
    Insurance.draft(passage, patient, Weight.MENTION);
    return results(passage, patient, encounter, ids);
  }

  private static PatientResults results(
      Passage passage, Reference patient, Optional<Reference> encounter, Ids ids) {
    return new PatientResults(passage, patient, encounter, List.of(), ids, new Parents());
  }

  /** What is observed about the person: a fact of its day, not a part of any vaccination. */
  private static void about(PatientGroup group, PatientResults of) {
    for (Line line : group.lines()) {
      String day = line.obx().field(14).text();
      String when = day.isEmpty() ? of.passage().message().header().time() : day;
      String key = "person|" + of.patient().getReference() + '|' + when;
      Observations.draft(line, key, ReportContext.none(), of);
    }
  }
}
