package org.corridor.problems;

import java.util.Set;
import java.util.stream.Stream;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.PatientResults;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.Reference;

/** ROL: who takes care of a problem and its goals. */
final class CareTeams {

  private static final SegmentTable ROL =
      SegmentTable.load(
          CareTeams.class, "ROL-CareTeamParticipant.csv", new CareTeamParticipantComponent());

  private static final Set<String> GONE = Set.of("DE", "UN");

  private CareTeams() {}

  static void draft(Problem problem, Reference condition, PatientResults of) {
    CareTeam team = new CareTeam();
    Stream.concat(Stream.of(problem.part()), problem.goals().stream())
        .flatMap(part -> part.roles().stream())
        .filter(role -> !GONE.contains(role.field(2).text()))
        .forEach(role -> add(role, team, of));
    if (!team.hasParticipant()) {
      return;
    }
    team.setId(Identity.of("CareTeam", condition.getReference()));
    team.setStatus(CareTeamStatus.ACTIVE);
    team.setSubject(of.patient());
    team.addReasonReference(condition.copy());
    of.passage().draft(team, Weight.ASSERT, Set.of());
  }

  private static void add(V2Segment role, CareTeam team, PatientResults of) {
    CareTeamParticipantComponent member = new CareTeamParticipantComponent();
    ROL.fill(member, role, of.passage());
    if (member.hasMember()) {
      team.addParticipant(member);
    }
  }
}
