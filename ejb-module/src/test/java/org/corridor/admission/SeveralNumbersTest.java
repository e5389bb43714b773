package org.corridor.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.corridor.results.ResultsJourney;
import org.corridor.shared.Finding;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** A patient whom several authorities number is one patient, whichever number a message has. */
class SeveralNumbersTest {

  private static final String EAST = "1^^^EAST^MR";
  private static final String WEST = "2^^^WEST^MR";

  private final TestHub hub = new TestHub(new AdmissionJourney(), new ResultsJourney());

  private List<String> receive(String trigger, String hour, String numbers, String... more) {
    String[] segments = new String[more.length + 1];
    segments[0] = "PID|1||" + numbers + "||Doe^Jo^^^^^L||19490211|F|||" + hour + " Road^^Akron";
    System.arraycopy(more, 0, segments, 1, more.length);
    return hub.receive(Adt.event(trigger, hour, segments)).stream().map(Finding::code).toList();
  }

  private static String penicillin(String severity) {
    return "AL1|1|DA|7980^Penicillin^RXN|" + severity + "|Rash";
  }

  private Patient patient() {
    List<Patient> active = hub.activePatients();
    assertThat(active).hasSize(1);
    return active.get(0);
  }

  private List<String> numbers() {
    return patient().getIdentifier().stream().map(Identifier::getValue).toList();
  }

  private String street() {
    return patient().getAddressFirstRep().getLine().get(0).getValue();
  }

  private static String reference(Patient patient) {
    return "Patient/" + patient.getIdPart();
  }

  @Test
  void theOrderOfTheNumbersDoesNotMatter() {
    receive("A28", "08", EAST + "~" + WEST);
    receive("A31", "09", WEST + "~" + EAST);
    assertThat(numbers()).containsExactlyInAnyOrder("1", "2");
    assertThat(street()).isEqualTo("09 Road");
  }

  @Test
  void theSecondNumberAloneIsEnough() {
    receive("A28", "08", EAST + "~" + WEST, penicillin("MI"), "IN1|1|P1|INS7|Mutual");
    receive("A31", "09", WEST, penicillin("SV"), "IN1|1|P1|INS7|Mutual");
    assertThat(street()).isEqualTo("09 Road");
    assertThat(hub.the(Coverage.class).getBeneficiary().getReference())
        .isEqualTo(reference(patient()));
    AllergyIntolerance allergy = hub.the(AllergyIntolerance.class);
    assertThat(allergy.getCriticality()).isEqualTo(AllergyIntoleranceCriticality.HIGH);
    assertThat(allergy.getPatient().getReference()).isEqualTo(reference(patient()));
  }

  @Test
  void twoNumbersOfOneAuthorityAreBothKept() {
    receive("A28", "08", EAST + "~3^^^EAST^MR");
    receive("A31", "09", "3^^^EAST^MR");
    assertThat(numbers()).containsExactlyInAnyOrder("1", "3");
  }

  @Test
  void aVisitWithoutANumberIsFoundUnderBoth() {
    receive("A01", "08", EAST + "~" + WEST, "PV1|1|I|4W");
    receive("A08", "09", WEST, "PV1|1|I|5W");
    Encounter visit = hub.the(Encounter.class);
    assertThat(visit.getSubject().getReference()).isEqualTo(reference(patient()));
    assertThat(visit.getLocation()).hasSize(2);
  }

  @Test
  void aPatientWhoIsKnownByTheSecondNumberFirstStaysOne() {
    receive("A28", "08", WEST, penicillin("MI"));
    receive("A31", "09", EAST + "~" + WEST, penicillin("SV"));
    receive("A31", "10", EAST, penicillin("MO"));
    assertThat(numbers()).containsExactlyInAnyOrder("1", "2");
    assertThat(street()).isEqualTo("10 Road");
    assertThat(hub.all(AllergyIntolerance.class)).hasSize(1);
  }

  @Test
  void lateMessagesUnderTheOtherNumberAreOlderToo() {
    receive("A28", "08", EAST + "~" + WEST, penicillin("MI"));
    receive("A31", "12", EAST, penicillin("MI"));
    receive("A31", "10", WEST, penicillin("SV"));
    assertThat(street()).isEqualTo("12 Road");
    assertThat(hub.the(AllergyIntolerance.class).getCriticality())
        .isEqualTo(AllergyIntoleranceCriticality.LOW);
  }

  @Test
  void resultsUnderTheOtherNumberReachThePatient() {
    receive("A28", "08", EAST + "~" + WEST);
    hub.receive(
        "MSH|^~\\&|LAB|FAC|HUB|R|20250611090000-0500||ORU^R01|R1|P|2.5.1",
        "PID|1||" + WEST + "||Doe^Jo",
        "OBR|1|P1^A|F1^L|58410-2^CBC^LN",
        "OBX|1|NM|6690-2^Leukocytes^LN||4.1|10*3/uL|||||F");
    Reference subject = hub.the(Observation.class).getSubject();
    assertThat(subject.getReference()).isEqualTo(reference(patient()));
  }

  @Test
  void theRecordOfTheOtherNumberOnlyRefers() {
    receive("A28", "08", EAST + "~" + WEST);
    List<Patient> others =
        hub.all(Patient.class).stream().filter(patient -> !patient.getActive()).toList();
    assertThat(others).hasSize(1);
    Patient other = others.get(0);
    assertThat(other.hasIdentifier() || other.hasName()).isFalse();
    assertThat(other.getLinkFirstRep().getType()).isEqualTo(Patient.LinkType.REFER);
    assertThat(other.getLinkFirstRep().getOther().getReference()).isEqualTo(reference(patient()));
  }

  @Test
  void aRepetitionWritesNothing() {
    receive("A28", "08", EAST + "~" + WEST, penicillin("MI"));
    receive("A31", "09", WEST, penicillin("MI"));
    int writes = hub.repository().writes();
    receive("A31", "09", WEST, penicillin("MI"));
    assertThat(hub.repository().writes()).isEqualTo(writes);
  }

  @Test
  void numbersThatHaveARecordEachStayTwoUntilTheyAreMerged() {
    receive("A28", "08", EAST);
    receive("A28", "09", WEST);
    assertThat(receive("A31", "10", EAST + "~" + WEST)).contains("numbers-of-two-patients");
    assertThat(hub.activePatients()).hasSize(2);
    assertThat(receive("A40", "11", EAST + "~" + WEST, "MRG|" + WEST))
        .doesNotContain("numbers-of-two-patients");
    assertThat(hub.activePatients()).hasSize(1);
    assertThat(receive("A31", "12", EAST + "~" + WEST)).doesNotContain("numbers-of-two-patients");
    assertThat(street()).isEqualTo("12 Road");
  }

  @Test
  void aPatientIsMergedUnderAnyOfItsNumbers() {
    receive("A28", "08", EAST + "~" + WEST);
    receive("A28", "09", "3^^^NORTH^MR", penicillin("MI"));
    receive("A40", "10", "3^^^NORTH^MR", "MRG|" + WEST);
    assertThat(numbers()).contains("1", "2", "3");
    receive("A08", "11", WEST, "PV1|1|I|4W");
    assertThat(hub.the(Encounter.class).getSubject().getReference())
        .isEqualTo(reference(patient()));
  }

  @Test
  void numbersThatMayBelongToSeveralPeopleIdentifyNobody() {
    receive("A28", "08", EAST + "~77^^^PAYER~999-99-9999^^^USSSA^SS");
    receive("A28", "09", "5^^^EAST^MR~77^^^PAYER~999-99-9999^^^USSSA^SS");
    assertThat(hub.activePatients()).hasSize(2);
    assertThat(hub.all(Patient.class)).hasSize(2);
  }
}
