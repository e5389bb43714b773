package org.corridor.participation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.chart.Followers;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/**
 * PRT below PID and PV1. Primary care providers are the patient's general practitioners, others who
 * work for the patient's health are the care team; only who does nothing of the kind is somebody
 * related.
 */
public final class PatientParticipants {

  private static final SegmentTable PRACTITIONER =
      SegmentTable.load(
          PatientParticipants.class,
          "PRT-Patient.csv",
          new Patient(),
          Map.of("participantMember", Participant::member));
  private static final SegmentTable MEMBER =
      SegmentTable.load(
          PatientParticipants.class,
          "PRT-CareTeamMember.csv",
          new CareTeamParticipantComponent(),
          Map.of(
              "participantMember", Participant::member,
              "participantHouse", Participant::house));

  private static final CodeTable FUNCTIONS = CodeTables.standard().table("Participation");
  private static final Set<String> PRIMARY = Set.of("PP", "FHCP");

  private static final Set<String> BEHIND_PID = Set.of("PD1", "ARV", "ROL", "PRT");

  private PatientParticipants() {}

  /** Drafts those behind PID. */
  public static void draft(Passage passage, Reference patient) {
    passage
        .message()
        .first("PID")
        .map(pid -> Followers.of(passage.message().segments(), pid, BEHIND_PID))
        .map(all -> all.stream().filter(segment -> segment.name().equals("PRT")).toList())
        .ifPresent(participants -> draft(participants, patient, passage));
  }

  /** Drafts who takes part in the care of {@code patient}, in passing. */
  public static void draft(List<V2Segment> participants, Reference patient, Passage passage) {
    Patient treated = new Patient();
    CareTeam team = new CareTeam();
    for (V2Segment prt : participants) {
      String function = prt.value("4.1");
      if (!Participant.counts(prt)) {
        continue;
      }
      if (PRIMARY.contains(function)) {
        PRACTITIONER.fill(treated, prt, passage);
      } else if (FUNCTIONS.knows(function)) {
        addMember(team, prt, passage);
      } else {
        ParticipatingRelatives.draft(prt, patient, passage);
      }
    }
    if (treated.hasGeneralPractitioner()) {
      treated.setId(patient.getReference().substring("Patient/".length()));
      passage.draft(treated, Weight.MENTION, Set.of());
    }
    team.getParticipant().removeIf(member -> !member.hasMember());
    if (team.hasParticipant()) {
      team.setId(Identity.of("CareTeam", "participants", patient.getReference()));
      team.setStatus(CareTeamStatus.ACTIVE).setSubject(patient);
      passage.draft(team, Weight.MENTION, Set.of());
    }
  }

  /** FHIR R4, ctm-1: somebody in a role is there on behalf of nobody but the role's house. */
  private static void addMember(CareTeam team, V2Segment prt, Passage passage) {
    CareTeamParticipantComponent member = team.addParticipant();
    MEMBER.fill(member, prt, passage);
    if (member.getMember().hasReference()) {
      member.setOnBehalfOf(null);
    }
  }

  /** Drafts who takes part in the visit, in passing. */
  public static void draftVisit(
      List<V2Segment> participants, Reference encounter, Passage passage) {
    Encounter visit = new Encounter();
    for (V2Segment prt : participants) {
      Optional<Reference> who =
          Participant.counts(prt) ? Participant.of(prt, passage) : Optional.empty();
      who.filter(one -> one.getReference() == null || one.getReference().startsWith("Practitioner"))
          .ifPresent(one -> visit.addParticipant().setIndividual(one).addType(function(prt)));
    }
    if (visit.hasParticipant()) {
      visit.setId(encounter.getReference().substring("Encounter/".length()));
      passage.draft(visit, Weight.MENTION, Set.of());
    }
  }

  private static CodeableConcept function(V2Segment prt) {
    CodeableConcept function = new CodeableConcept();
    Coding code = FUNCTIONS.map(prt.value("4.1")).orElseGet(Coding::new);
    if (!code.hasCode()) {
      code.setSystem(FUNCTIONS.system()).setCode(prt.value("4.1"));
    }
    return function.addCoding(code);
  }
}
