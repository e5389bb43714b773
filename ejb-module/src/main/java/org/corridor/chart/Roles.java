package org.corridor.chart;

import java.util.Map;
import java.util.Optional;
import org.corridor.hl7v2.V2Segment;
import org.corridor.subject.Visit;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterParticipantComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * ROL: who does what for a patient or in a visit. What a role is about follows from the segment it
 * stands behind; the roles of a procedure are read with the procedure.
 */
public final class Roles {

  private static final SegmentTable VISIT =
      SegmentTable.load(
          Roles.class,
          "ROL-Encounter.csv",
          new Encounter(),
          Map.of("instance", RoleValues::instance));

  private static final String PRIMARY_CARE = "PP";
  private static final String ROLE_CODES = "HL70443";
  private static final String DELETE = "DE";

  private Roles() {}

  /** Drafts the roles of the message; those of a visit become its participants. */
  public static void draft(Passage passage, Reference patient, Optional<Visit> visit) {
    CareTeams team = new CareTeams(passage, patient);
    String section = "";
    for (V2Segment segment : passage.message().segments()) {
      switch (segment.name()) {
        case "PID", "PV1", "PR1", "IN1" -> section = segment.name();
        case "IN3" -> team.manager(segment);
        case "ROL" -> {
          if (section.equals("PV1") && visit.isPresent()) {
            participant(passage, visit.get(), segment);
          } else if (isGeneralPractitioner(segment)) {
            generalPractitioner(passage, patient, segment);
          } else if (!section.equals("PR1")) {
            team.member(segment);
          }
        }
        default -> {
          // Says nothing about roles.
        }
      }
    }
    team.draft();
  }

  private static boolean isGeneralPractitioner(V2Segment rol) {
    String system = rol.value("3.3");
    return rol.value("3.1").equals(PRIMARY_CARE) && (system.isEmpty() || system.equals(ROLE_CODES));
  }

  private static void participant(Passage passage, Visit visit, V2Segment rol) {
    Encounter one = new Encounter();
    VISIT.fill(one, rol, passage);
    EncounterParticipantComponent participant = one.getParticipantFirstRep();
    Reference person = RoleValues.inVisit(passage, rol);
    if (person.isEmpty()) {
      return;
    }
    Reference individual = participant.getIndividual();
    individual.setReference(person.getReference()).setDisplay(person.getDisplay());
    if (isDeleted(rol)) {
      end(participant.getPeriod(), passage);
    }
    // PV1 may have named the same person in the same role already.
    visit
        .encounter()
        .getParticipant()
        .removeIf(
            known ->
                known.getIndividual().getReference() != null
                    && known.getIndividual().getReference().equals(person.getReference())
                    && Base.compareDeep(known.getType(), participant.getType(), true));
    visit.encounter().addParticipant(participant);
  }

  /** Only a sender that states facts about the patient says who cares for the patient. */
  private static void generalPractitioner(Passage passage, Reference patient, V2Segment rol) {
    Reference person = RoleValues.forPatient(passage, rol);
    if (!person.isEmpty() && !isDeleted(rol)) {
      passage.asserted().stream()
          .filter(draft -> draft.reference().equals(patient.getReference()))
          .findFirst()
          .ifPresent(draft -> ((Patient) draft.resource()).addGeneralPractitioner(person));
    }
  }

  static boolean isDeleted(V2Segment rol) {
    return rol.value("2").equals(DELETE);
  }

  /** A role that was taken back ended when that was said. */
  static void end(Period period, Passage passage) {
    if (!period.hasEnd()) {
      period.setEndElement(passage.moment());
    }
  }
}
