package org.corridor.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.corridor.admission.Adt.event;
import static org.corridor.admission.Adt.pid;
import static org.corridor.admission.Adt.pv1;

import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.Test;

class AdmissionJourneyTest {

  private final TestHub hub = new TestHub(new AdmissionJourney());

  @Test
  void nullDeletesOnlyWhatItsFieldSaid() {
    hub.receive(event("A31", "08", pid("1") + "|||||555-1|555-2||M"));
    hub.receive(event("A31", "09", pid("1") + "|||||\"\"|||\"\""));
    Patient patient = hub.the(Patient.class);
    assertThat(patient.getTelecom()).extracting("value").containsExactly("555-2");
    assertThat(patient.hasMaritalStatus()).isFalse();
  }

  @Test
  void theMedicalRecordNumberDecidesAmongSeveral() {
    hub.receive(event("A28", "08", "PID|1||9^^^SSA^SS~1^^^FAC^MR||Doe^Jo"));
    hub.receive(event("A28", "09", "PID|1||1^^^FAC^MR||Doe^Jo"));
    assertThat(hub.the(Patient.class).getIdentifier()).hasSize(2);
  }

  @Test
  void theSameNumberOfAnotherAssignerIsSomebodyElse() {
    hub.receive(event("A28", "08", "PID|1||1^^^FAC^MR||Doe^Jo"));
    hub.receive(event("A28", "09", "PID|1||1^^^OTHER^MR||Roe^Al"));
    hub.receive(event("A28", "10", "PID|1||1||Poe^Ed"));
    assertThat(hub.all(Patient.class)).hasSize(3);
  }

  @Test
  void aMergeMovesEverythingAndLaterMessagesUnderTheOldNumberFollow() {
    hub.receive(event("A28", "07", pid("1")));
    hub.receive(event("A01", "08", pid("2"), pv1("I", "2N"), "AL1|1||^NUTS"));
    hub.receive(event("A40", "09", pid("1"), "MRG|2^^^FAC^MR"));
    String survivor = "Patient/" + hub.patient("1").getIdPart();
    assertThat(hub.activePatients()).hasSize(1);
    assertThat(hub.the(Encounter.class).getSubject().getReference()).isEqualTo(survivor);
    assertThat(hub.the(AllergyIntolerance.class).getPatient().getReference()).isEqualTo(survivor);
    hub.receive(event("A03", "10", pid("2"), pv1("I", "2N"), "AL1|1||^NUTS"));
    assertThat(hub.the(Encounter.class).getSubject().getReference()).isEqualTo(survivor);
    assertThat(hub.all(AllergyIntolerance.class)).hasSize(1);
    assertThat(hub.activePatients()).hasSize(1);
  }

  @Test
  void aMergeMessageMayHoldSeveralMerges() {
    hub.receive(event("A40", "08", pid("1"), "MRG|2^^^FAC^MR", pid("3"), "MRG|4^^^FAC^MR"));
    assertThat(hub.activePatients()).hasSize(2);
    assertThat(hub.all(Patient.class)).hasSize(4);
  }

  @Test
  void aMergeWithoutThePriorNumberIsRefused() {
    assertThatExceptionOfType(NotTranslatable.class)
        .isThrownBy(() -> hub.receive(event("A40", "08", pid("1"), "MRG|")))
        .satisfies(
            refused ->
                assertThat(refused.findings())
                    .extracting(Finding::location)
                    .containsExactly("MRG-1"));
  }

  @Test
  void aPatientWithoutANumberIsRefused() {
    assertThatExceptionOfType(NotTranslatable.class)
        .isThrownBy(() -> hub.receive(event("A01", "08", "PID|1||||Doe^Jo")))
        .satisfies(
            refused ->
                assertThat(refused.findings())
                    .extracting(Finding::location)
                    .containsExactly("PID-3"));
    assertThatExceptionOfType(NotTranslatable.class)
        .isThrownBy(() -> hub.receive(event("A01", "08")));
  }

  @Test
  void noKnownAllergiesIsAStatement() {
    hub.receive(event("A01", "08", pid("1"), pv1("I", "2N"), "AL1|1|DA|^NKDA|SV|HIVES"));
    AllergyIntolerance none = hub.the(AllergyIntolerance.class);
    assertThat(none.getCode().getCodingFirstRep().getCode()).isEqualTo("409137002");
    assertThat(none.getCode().getText()).isEqualTo("NKDA");
    assertThat(none.hasReaction()).isFalse();
  }

  @Test
  void diagnosesBelongToThePatientAndPlayAPartInTheVisit() {
    hub.receive(event("A01", "08", pid("1"), pv1("I", "2N"), "DG1|1||I10^Hypertension^I10|||A"));
    Condition condition = hub.the(Condition.class);
    assertThat(condition.getCode().getCodingFirstRep().getCode()).isEqualTo("I10");
    Encounter visit = hub.the(Encounter.class);
    assertThat(condition.getEncounter().getReference()).endsWith(visit.getIdPart());
    assertThat(visit.getDiagnosisFirstRep().getCondition().getReference())
        .isEqualTo("Condition/" + condition.getIdPart());
  }

  @Test
  void aDeletedDiagnosisWasAnError() {
    hub.receive(event("A01", "08", pid("1"), pv1("I", "2N"), "DG1|1||I10^Hypertension^I10"));
    hub.receive(
        event(
            "A08",
            "09",
            pid("1"),
            pv1("I", "2N"),
            "DG1|1||I10^Hypertension^I10" + "|".repeat(18) + "D"));
    assertThat(hub.the(Condition.class).getVerificationStatus().getCodingFirstRep().getCode())
        .isEqualTo("entered-in-error");
  }

  @Test
  void peopleAroundThePatientAndTheInsuranceAreKept() {
    String[] admission =
        event(
            "A01",
            "08",
            pid("1"),
            "NK1|1|Doe^Al|SPO||555-9",
            pv1("I", "2N"),
            "GT1|1|77|Roe^Max",
            "IN1|1|PPO|88|Acme||||||||||||Doe^Al|SPO" + "|".repeat(19) + "POL-1");
    hub.receive(admission);
    assertThat(hub.all(RelatedPerson.class)).hasSize(3);
    assertThat(hub.the(Patient.class).getContact()).hasSize(1);
    Coverage coverage = hub.the(Coverage.class);
    assertThat(coverage.getSubscriberId()).isEqualTo("POL-1");
    assertThat(coverage.getSubscriber().getReference()).startsWith("RelatedPerson/");
    List<String> written = hub.repository().written();
    hub.receive(admission);
    assertThat(hub.repository().written()).isEqualTo(written);
  }

  @Test
  void theProvenanceNamesTheMessageBehindTheFacts() {
    hub.receive(event("A01", "08", pid("1"), pv1("I", "2N")));
    Provenance provenance = hub.the(Provenance.class);
    assertThat(provenance.getEntityFirstRep().getWhat().getIdentifier().getValue())
        .isEqualTo("A0108");
    assertThat(provenance.getActivity().getCodingFirstRep().getCode()).isEqualTo("A01");
    assertThat(provenance.getTarget())
        .extracting(target -> target.getReference().replaceAll("/.*", ""))
        .containsExactlyInAnyOrder("Patient", "Encounter");
  }

  @Test
  void withoutAVisitNumberTheAccountStandsInAndIsNoticed() {
    String account = "PID|1||1^^^FAC^MR" + "|".repeat(15) + "ACC^^^FAC";
    List<Finding> findings = hub.receive(event("A01", "08", account, "PV1|1|I|2N"));
    assertThat(findings).extracting(Finding::code).contains("visit-unnumbered");
    hub.receive(event("A03", "09", account, "PV1|1|I|2N"));
    assertThat(hub.all(Encounter.class)).hasSize(1);
  }

  @Test
  void aPersonMessageWithAnEmptyVisitMakesNone() {
    hub.receive(event("A31", "08", pid("1"), "PV1|1|N"));
    assertThat(hub.all(Encounter.class)).isEmpty();
  }
}
