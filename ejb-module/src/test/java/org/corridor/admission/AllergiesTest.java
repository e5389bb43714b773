package org.corridor.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.admission.Adt.event;
import static org.corridor.admission.Adt.pid;

import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.Test;

/** AL1 says what is there; IAM says what became of it. */
class AllergiesTest {

  private final TestHub hub = new TestHub(new AdmissionJourney());

  private List<Finding> receive(String trigger, String hour, String... segments) {
    String[] all = new String[segments.length + 1];
    all[0] = pid("1");
    System.arraycopy(segments, 0, all, 1, segments.length);
    return hub.receiveTwice(event(trigger, hour, all));
  }

  private AllergyIntolerance allergy() {
    return hub.the(AllergyIntolerance.class);
  }

  private String verification() {
    return allergy().getVerificationStatus().getCodingFirstRep().getCode();
  }

  private String clinical() {
    return allergy().getClinicalStatus().getCodingFirstRep().getCode();
  }

  @Test
  void aDeletedAllergyWasAnErrorUntilItIsStatedAnew() {
    receive("A01", "08", "AL1|1|DA|^PENICILLIN|SV|HIVES");
    receive("A60", "09", "IAM|1|DA|^PENICILLIN|SV|HIVES|D|1^FAC");
    assertThat(verification()).isEqualTo("entered-in-error");
    assertThat(allergy().hasClinicalStatus()).isFalse();
    assertThat(allergy().getCriticality().toCode()).isEqualTo("high");
    receive("A60", "10", "IAM|1|DA|^PENICILLIN|SV||X|1^FAC");
    assertThat(verification()).as("only named").isEqualTo("entered-in-error");
    receive("A08", "08", "AL1|1|DA|^PENICILLIN|SV|HIVES");
    assertThat(verification()).as("a late message").isEqualTo("entered-in-error");
    receive("A08", "11", "AL1|1|DA|^PENICILLIN|SV|HIVES");
    assertThat(allergy().hasVerificationStatus()).isFalse();
    assertThat(clinical()).isEqualTo("active");
  }

  @Test
  void whatIsLeftOutOfASnapshotStays() {
    receive("A01", "08", "AL1|1|DA|^PENICILLIN", "AL1|2|FA|^NUTS");
    receive("A08", "09", "AL1|1|DA|^PENICILLIN");
    assertThat(hub.all(AllergyIntolerance.class)).hasSize(2);
  }

  @Test
  void anUpdateChangesAndNoChangeDoesNot() {
    receive("A60", "08", "IAM|1|DA|^PENICILLIN|MI|RASH~NAUSEA|A|1^FAC");
    assertThat(allergy().getCriticality().toCode()).isEqualTo("low");
    assertThat(allergy().getReactionFirstRep().getManifestation()).hasSize(2);
    receive("A60", "09", "IAM|1|DA|^PENICILLIN|SV|HIVES|U|1^FAC");
    assertThat(allergy().getCriticality().toCode()).isEqualTo("high");
    assertThat(allergy().getReactionFirstRep().getManifestation()).hasSize(1);
    receive("A60", "10", "IAM|1|DA|^PENICILLIN|MI||X|1^FAC");
    assertThat(allergy().getCriticality().toCode()).isEqualTo("high");
    assertThat(allergy().getIdentifierFirstRep().getValue()).isEqualTo("1");
  }

  @Test
  void theStatusSaysHowSureTheSenderIs() {
    receive("A60", "08", "IAM|1|DA|^PENICILLIN|||A" + "|".repeat(11) + "U");
    assertThat(verification()).isEqualTo("unconfirmed");
    receive("A60", "09", "IAM|1|DA|^PENICILLIN|||U" + "|".repeat(11) + "C");
    assertThat(verification()).isEqualTo("confirmed");
    receive("A60", "10", "IAM|1|DA|^PENICILLIN|||D" + "|".repeat(11) + "I");
    assertThat(clinical()).isEqualTo("inactive");
    assertThat(verification()).isEqualTo("confirmed");
  }

  @Test
  void theSendersCodesAreKeptBesideThoseOfFhir() {
    receive("A60", "08", "IAM|1|AA|1^Cat^L|SV||A" + "|".repeat(21) + "232347008^Dander^SCT");
    assertThat(allergy().getCategory().get(0).getCode()).isEqualTo("biologic");
    assertThat(allergy().getCategory().get(0).getExtension()).hasSize(1);
    assertThat(allergy().getCriticalityElement().getExtension()).hasSize(1);
    assertThat(allergy().getCode().getCoding()).hasSize(2);
  }

  @Test
  void whoeverReportedItIsKnown() {
    receive("A60", "08", "IAM|1|DA|^NUTS|||A" + "|".repeat(8) + "Doe^Rosa|SPO");
    assertThat(allergy().getRecorder().getReference())
        .isEqualTo("RelatedPerson/" + hub.the(RelatedPerson.class).getIdPart());
    receive("A60", "09", "IAM|1|DA|^NUTS|||U" + "|".repeat(8) + "Doe^Jo|SEL");
    assertThat(allergy().getRecorder().getReference()).startsWith("Patient/");
    receive("A60", "10", "IAM|1|DA|^NUTS|||U" + "|".repeat(8) + "Hale^Kim");
    assertThat(allergy().getRecorder().getDisplay()).contains("Hale");
  }

  @Test
  void anUnknownActionIsNoticedAndTheAllergyKept() {
    assertThat(receive("A60", "08", "IAM|1|DA|^NUTS|||Q"))
        .extracting(Finding::location)
        .contains("IAM-6");
    assertThat(clinical()).isEqualTo("active");
  }

  private List<String> live() {
    return hub.all(AllergyIntolerance.class).stream()
        .filter(one -> one.hasClinicalStatus())
        .map(one -> one.getCode().getText())
        .toList();
  }

  @Test
  void anotherCodeUnderTheSameNumberIsStillOneAllergy() {
    receive("A60", "08", "IAM|1|DA|^AMOXICILLIN|SV|HIVES|A|1^FAC");
    receive("A60", "09", "IAM|1|DA|^PENICILLIN|||U|1^FAC");
    assertThat(live()).containsExactly("PENICILLIN");
    AllergyIntolerance penicillin =
        hub.all(AllergyIntolerance.class).stream()
            .filter(one -> one.hasClinicalStatus())
            .findFirst()
            .orElseThrow();
    assertThat(penicillin.getCriticality().toCode()).isEqualTo("high");
    assertThat(penicillin.getReactionFirstRep().getManifestation()).hasSize(1);
    receive("A60", "10", "IAM|1|DA|^CEPHALEXIN|||U|1^FAC");
    assertThat(live()).containsExactly("CEPHALEXIN");
    receive("A08", "08", "AL1|1|DA|^AMOXICILLIN");
    assertThat(live()).as("a late snapshot").containsExactly("CEPHALEXIN");
    receive("A08", "11", "AL1|1|DA|^AMOXICILLIN", "AL1|2|DA|^CEPHALEXIN");
    assertThat(live()).as("stated anew").containsExactlyInAnyOrder("AMOXICILLIN", "CEPHALEXIN");
  }

  @Test
  void anEarlierCodeThatArrivesLateIsNoSecondAllergy() {
    receive("A60", "09", "IAM|1|DA|^PENICILLIN|||U|1^FAC");
    receive("A60", "08", "IAM|1|DA|^AMOXICILLIN|SV|HIVES|A|1^FAC");
    assertThat(live()).containsExactly("PENICILLIN");
    assertThat(allergy().getCriticality().toCode()).isEqualTo("high");
  }

  @Test
  void theNumberSaysWhichAllergyIsDeleted() {
    receive("A60", "08", "IAM|1|DA|^PENICILLIN|SV||A|1^FAC");
    receive("A60", "09", "IAM|1|DA|^PCN|||D|1^FAC");
    assertThat(live()).isEmpty();
    assertThat(allergy().getCriticality().toCode()).isEqualTo("high");
  }

  @Test
  void oneCodeUnderTwoNumbersBecomesOneOfThem() {
    receive("A60", "08", "IAM|1|DA|^AMOXICILLIN|||A|1^FAC", "IAM|2|DA|^PENICILLIN|||A|2^FAC");
    receive("A60", "09", "IAM|1|DA|^PENICILLIN|SV||U|1^FAC");
    assertThat(live()).containsExactly("PENICILLIN");
  }

  @Test
  void aNumberOfAnotherPatientsAllergyIsNoLink() {
    receive("A60", "08", "IAM|1|DA|^AMOXICILLIN|||A|1^FAC");
    hub.receive(event("A60", "09", pid("2"), "IAM|1|DA|^PENICILLIN|||U|1^FAC"));
    assertThat(live()).containsExactlyInAnyOrder("AMOXICILLIN", "PENICILLIN");
  }
}
