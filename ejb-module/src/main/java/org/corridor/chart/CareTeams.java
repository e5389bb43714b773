package org.corridor.chart;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/** ROL and IN3-21: the one team that cares for a patient. */
final class CareTeams {

  private static final SegmentTable ROL =
      SegmentTable.load(
          CareTeams.class,
          "ROL-CareTeam.csv",
          new CareTeam(),
          Map.of(
              "person", RoleValues::person,
              "unit", RoleValues::unit,
              "house", RoleValues::house));
  private static final SegmentTable IN3 =
      SegmentTable.load(
          CareTeams.class,
          "IN3-CareTeam.csv",
          new CareTeam(),
          Map.of("caseManager", CareTeams::caseManager));
  private static final SegmentTable RELATIVE =
      SegmentTable.load(
          CareTeams.class,
          "ROL-RelatedPerson.csv",
          new RelatedPerson(),
          Map.of("number", RoleValues::number, "name", RoleValues::name));

  private static final CodeTable FUNCTIONS = CodeTables.standard().table("ProviderRole");
  private static final CodeTable RELATIONSHIPS = CodeTables.standard().table("Relationship");
  private static final String RELATIONSHIP_CODES = "HL70063";

  private final Passage passage;
  private final Reference patient;
  private final CareTeam team = new CareTeam();

  CareTeams(Passage passage, Reference patient) {
    this.passage = passage;
    this.patient = patient;
  }

  void member(V2Segment rol) {
    int before = team.getParticipant().size();
    ROL.fill(team, rol, passage);
    if (team.getParticipant().size() == before) {
      return;
    }
    CareTeamParticipantComponent participant = team.getParticipant().get(before);
    if (isRelationship(rol)) {
      relative(rol).ifPresent(participant::setMember);
    }
    if (Roles.isDeleted(rol)) {
      Roles.end(participant.getPeriod(), passage);
    }
  }

  void manager(V2Segment in3) {
    IN3.fill(team, in3, passage);
  }

  /** The end: a team without anybody in it is none. */
  void draft() {
    team.getParticipant().removeIf(one -> !one.hasMember());
    if (team.hasParticipant()) {
      team.setId(Identity.of("CareTeam", patient.getReference()));
      team.setSubject(patient);
      passage.draftFact(team, Set.of(), patient);
    }
  }

  private Optional<Reference> relative(V2Segment rol) {
    if (Insurance.isSelf(rol.value("3.1"))) {
      return Optional.of(patient);
    }
    RelatedPerson person = new RelatedPerson();
    Set<String> cleared = RELATIVE.fill(person, rol, passage);
    if (!person.hasName() && !person.hasIdentifier()) {
      return Optional.empty();
    }
    person.setPatient(patient);
    person.setId(RelatedPeople.id(patient, rol.value("3.1"), person));
    return Optional.of(passage.draftFact(person, cleared, patient));
  }

  /** Whether ROL-3 says what somebody is to the patient, not what somebody does. */
  static boolean isRelationship(V2Segment rol) {
    String code = rol.value("3.1");
    String system = rol.value("3.3");
    return system.equals(RELATIONSHIP_CODES)
        || (system.isEmpty() && !FUNCTIONS.knows(code) && RELATIONSHIPS.knows(code));
  }

  private static Base caseManager(Spot spot) {
    return new Reference().setDisplay(spot.repetition().text());
  }
}
