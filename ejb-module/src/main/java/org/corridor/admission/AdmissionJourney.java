package org.corridor.admission;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.chart.Accounts;
import org.corridor.chart.Allergies;
import org.corridor.chart.Consents;
import org.corridor.chart.Diagnoses;
import org.corridor.chart.LivingWill;
import org.corridor.chart.Procedures;
import org.corridor.chart.RelatedPeople;
import org.corridor.chart.Roles;
import org.corridor.chart.Surroundings;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.participation.PatientParticipants;
import org.corridor.reconciliation.Weight;
import org.corridor.subject.EncounterHistory;
import org.corridor.subject.MessageSource;
import org.corridor.subject.PatientGroups;
import org.corridor.subject.PatientSegments;
import org.corridor.subject.Visit;
import org.corridor.subject.VisitSegments;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Passage;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.Reference;

/** The way of an ADT message. */
public final class AdmissionJourney implements MessageFamily {

  private final Map<String, Trigger> triggers;

  /**
   * Reads and checks the table of triggers.
   *
   * @throws org.corridor.translation.BrokenTable when a row cannot work
   */
  public AdmissionJourney() {
    triggers = Trigger.all();
  }

  @Override
  public boolean takes(String type, String trigger) {
    return type.equals("ADT") && triggers.containsKey(trigger);
  }

  @Override
  public Translation translate(V2Message message, SenderProfile sender) {
    Trigger trigger = trigger(message);
    return Passage.through(message, sender, passage -> travel(passage, trigger));
  }

  private static void travel(Passage passage, Trigger trigger) {
    List<Reference> patients =
        PatientGroups.of(passage).stream().map(part -> person(part, trigger)).toList();
    PatientLinks.draft(passage, patients, trigger.patient());
    MessageSource.draft(passage);
  }

  private static Reference person(Passage passage, Trigger trigger) {
    Reference patient =
        PatientSegments.draft(
            passage,
            Weight.ASSERT,
            record -> record.setActive(trigger.patient() != PatientEvent.INACTIVE));
    RelatedPeople.draft(passage, patient, Weight.ASSERT);
    Allergies.draft(passage, patient, Weight.ASSERT);
    LivingWill.draft(passage, patient, Weight.ASSERT);
    Optional<Visit> visit = visit(passage, patient, trigger);
    List<Diagnoses.Stated> diagnoses = Diagnoses.draft(passage, patient, visit, Weight.ASSERT);
    Procedures.draft(passage, patient, visit, Weight.ASSERT);
    Accounts.draft(passage, patient, visit, Weight.ASSERT);
    Roles.draft(passage, patient, visit);
    PatientParticipants.draft(passage, patient);
    Consents.draft(passage, patient);
    visit.ifPresent(found -> Surroundings.draft(passage, patient, found, diagnoses));
    visit.ifPresent(found -> VisitStatement.draft(passage, trigger, found));
    visit.ifPresent(found -> EncounterHistory.draft(passage, patient, found));
    Flags.draft(passage, patient);
    Measurements.draft(passage, patient, visit);
    Merges.draft(passage, patient, visit, trigger);
    return patient;
  }

  /** Until HL7 v2.2 the event may stand in EVN-1 only. */
  private Trigger trigger(V2Message message) {
    String code = message.header().trigger();
    Trigger trigger = triggers.get(code.isEmpty() ? message.value("EVN-1") : code);
    if (trigger == null) {
      throw NotTranslatable.event();
    }
    return trigger;
  }

  private static Optional<Visit> visit(Passage passage, Reference patient, Trigger trigger) {
    return switch (trigger.visit()) {
      case NONE -> Optional.empty();
      case NUMBERED ->
          passage.message().value("PV1-19.1").isEmpty()
              ? Optional.empty()
              : VisitSegments.read(passage, patient);
      default -> VisitSegments.read(passage, patient);
    };
  }
}
