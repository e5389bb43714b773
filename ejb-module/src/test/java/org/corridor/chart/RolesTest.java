package org.corridor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.corridor.admission.AdmissionJourney;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterParticipantComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.Test;

/** ROL and IN3: people around a patient, a visit and a procedure. */
class RolesTest {

  private static final String HALE = "77^Hale^Kim^^^^^^NORTH";

  private final TestHub hub = new TestHub(new AdmissionJourney());

  /** A message with roles behind PID and behind PV1. */
  private void receive(int hour, List<String> ofPatient, List<String> ofVisit) {
    List<String> segments = new ArrayList<>();
    segments.add(
        "MSH|^~\\&|PAS|NORTH|HUB|HUB|202603010" + hour + "0000+0000||ADT^A08|" + hour + "|P|2.5.1");
    segments.add("PID|1||77001^^^NORTH^MR||Okafor^Ada");
    segments.addAll(ofPatient);
    segments.add("PV1|1|I|ICU^101^2||||||||||||||||V900^^^NORTH^VN");
    segments.addAll(ofVisit);
    hub.receive(segments.toArray(new String[0]));
  }

  private static String rol(String action, String role, String person, String more) {
    return "ROL|R1^NORTH|" + action + "|" + role + "|" + person + more;
  }

  private CareTeamParticipantComponent member(int index) {
    return hub.the(CareTeam.class).getParticipant().get(index);
  }

  @Test
  void theFamilyDoctorCaresForThePatient() {
    receive(
        1,
        List.of(
            rol(
                "AD",
                "PP^Primary^HL70443",
                HALE,
                "|20260101||||||1 Side Rd^^Akron^OH^^^O~2 Home St^^Akron^OH^^^H|555-1"
                    + "|PRACTICE|Side Clinic^^^^^NORTH^XX^^^S1")),
        List.of());
    PractitionerRole role = hub.the(PractitionerRole.class);
    assertThat(hub.the(Patient.class).getGeneralPractitionerFirstRep().getReference())
        .isEqualTo("PractitionerRole/" + role.getIdPart());
    assertThat(role.getCodeFirstRep().getCodingFirstRep().getCode()).isEqualTo("446050000");
    assertThat(role.getPeriod().getStartElement().asStringValue()).isEqualTo("2026-01-01");
    assertThat(role.getTelecomFirstRep().getValue()).isEqualTo("555-1");
    assertThat(role.hasOrganization()).isTrue();
    assertThat(role.hasLocation()).isTrue();
    assertThat(hub.the(Practitioner.class).getAddress())
        .extracting(address -> address.getLine().get(0).getValue())
        .containsExactly("2 Home St");
  }

  @Test
  void othersAreTheCareTeam() {
    receive(
        1,
        List.of(
            rol("AD", "CP^Consulting^HL70443", HALE, "|20260101||||EMG^Emergency"),
            rol("AD", "MTH^Mother^HL70063", "M1^Okafor^Eve^^^^^^NORTH", ""),
            rol("AD", "SEL^Self^HL70063", "77001^Okafor^Ada", "")),
        List.of());
    CareTeam team = hub.the(CareTeam.class);
    assertThat(team.getParticipant())
        .extracting(one -> one.getMember().getReference().replaceAll("/.*", ""))
        .containsExactly("Practitioner", "RelatedPerson", "Patient");
    assertThat(hub.the(RelatedPerson.class).getNameFirstRep().getFamily()).isEqualTo("Okafor");
    assertThat(hub.the(RelatedPerson.class).getRelationshipFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("MTH");
    assertThat(member(0).getRole().get(1).getCodingFirstRep().getCode()).isEqualTo("EMG");
  }

  @Test
  void aRoleThatIsTakenBackEnds() {
    receive(1, List.of(rol("AD", "CP^Consulting^HL70443", HALE, "|20260101")), List.of());
    receive(2, List.of(rol("DE", "CP^Consulting^HL70443", HALE, "")), List.of());
    assertThat(hub.the(CareTeam.class).getParticipant()).hasSize(1);
    assertThat(member(0).getPeriod().hasEnd()).isTrue();
  }

  @Test
  void aRoleInTheVisitIsAParticipant() {
    receive(1, List.of(), List.of(rol("AD", "AT^Attending^HL70443", HALE, "|20260301010000+0000")));
    EncounterParticipantComponent participant = hub.the(Encounter.class).getParticipantFirstRep();
    assertThat(participant.getTypeFirstRep().getCodingFirstRep().getCode()).isEqualTo("ATND");
    assertThat(participant.getIndividual().getReference())
        .isEqualTo("Practitioner/" + hub.the(Practitioner.class).getIdPart());
    assertThat(participant.getIndividual().getIdentifier().getValue()).isEqualTo("R1");
    assertThat(participant.getPeriod().hasStart()).isTrue();
    assertThat(hub.all(CareTeam.class)).isEmpty();
  }

  @Test
  void aProcedureHasItsPeople() {
    receive(
        1,
        List.of(),
        List.of(
            "PR1|1||44950^Appendectomy^C4||20260301003000+0000|P|20|"
                + HALE
                + "|GA|45|78^Bell^Cy"
                + "|79^Ono^Yu|||K35.80^Appendicitis^I10C|59~RT|||PR77^NORTH||||OR^2||PR70^NORTH",
            rol("AD", "TN^Training^HL70443", "80^Moss^Al", "")));
    Procedure procedure = hub.the(Procedure.class);
    assertThat(procedure.getStatus().toCode()).isEqualTo("completed");
    assertThat(procedure.getPerformedPeriod().getEndElement().asStringValue())
        .isEqualTo("2026-03-01T00:50:00+00:00");
    assertThat(procedure.getPerformer())
        .extracting(one -> one.getFunction().getCodingFirstRep().getCode())
        .containsExactly("88189002", "304292004", null, "TN");
    assertThat(procedure.getCode().getCoding())
        .extracting(coding -> coding.getCode())
        .containsExactly("44950", "44950:59:RT");
    assertThat(procedure.getReasonCodeFirstRep().getCodingFirstRep().getCode()).isEqualTo("K35.80");
    assertThat(procedure.getPartOfFirstRep().getIdentifier().getValue()).isEqualTo("PR70");
    assertThat(procedure.hasLocation()).isTrue();
    assertThat(procedure.getExtension()).hasSize(2);
  }

  @Test
  void aCaseManagerIsPartOfTheTeam() {
    receive(1, List.of(), List.of("IN1|1|A|P77|Mutual", "IN3|1" + "|".repeat(20) + "Quinn Roe"));
    assertThat(member(0).getMember().getDisplay()).isEqualTo("Quinn Roe");
    assertThat(member(0).getRoleFirstRep().getCodingFirstRep().getCode()).isEqualTo("768832004");
  }
}
