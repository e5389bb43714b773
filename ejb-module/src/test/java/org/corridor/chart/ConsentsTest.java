package org.corridor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.corridor.admission.AdmissionJourney;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CON, and DG1 within an episode of care. */
class ConsentsTest {

  private final TestHub hub = new TestHub(new AdmissionJourney());

  private void receive(int hour, String segment) {
    hub.receive(
        "MSH|^~\\&|PAS|NORTH|HUB|HUB|202603010" + hour + "0000+0000||ADT^A08|" + hour + "|P|2.5.1",
        "PID|1||77001^^^NORTH^MR||Okafor^Ada",
        "PV1|1|I|ICU^101^2" + "|".repeat(16) + "V900^^^NORTH^VN" + "|".repeat(35) + "E4^^^NORTH",
        segment);
  }

  private static String con(String type, String status) {
    return "CON|1|" + type + "|F7|||||||SIGN|" + status + "||20260301|20260301|20270301";
  }

  @ParameterizedTest
  @CsvSource({
    "001, A, active, patient-privacy",
    "002, L, active, treatment",
    "002, P, proposed, treatment",
    "002, R, rejected, treatment",
    "002, X, inactive, treatment",
    "002, '', active, treatment"
  })
  void aConsentHasAStateAndAScope(String type, String said, String status, String scope) {
    receive(1, con(type, said));
    Consent consent = hub.the(Consent.class);
    assertThat(consent.getStatus().toCode()).isEqualTo(status);
    assertThat(consent.getScope().getCodingFirstRep().getCode()).isEqualTo(scope);
    assertThat(consent.getPolicyRule().getText()).isEqualTo("F7");
    assertThat(consent.getProvision().getPeriod().hasEnd()).isTrue();
  }

  @Test
  void aConsentThatIsRescindedIsTheSameConsent() {
    receive(1, con("002", "A"));
    receive(2, con("002", "X"));
    assertThat(hub.the(Consent.class).getStatus().toCode()).isEqualTo("inactive");
  }

  @Test
  void diagnosesOfTheVisitAreThoseOfItsEpisode() {
    receive(1, "DG1|1|I10C|I10^Hypertension||20260301|A" + "|".repeat(9) + "1");
    EpisodeOfCare episode = hub.the(EpisodeOfCare.class);
    assertThat(episode.getDiagnosisFirstRep().getCondition().getReference())
        .isEqualTo("Condition/" + hub.the(Condition.class).getIdPart());
    assertThat(episode.getDiagnosisFirstRep().getRole().getCodingFirstRep().getCode())
        .isEqualTo("AD");
    assertThat(episode.getDiagnosisFirstRep().getRank()).isEqualTo(1);
  }
}
