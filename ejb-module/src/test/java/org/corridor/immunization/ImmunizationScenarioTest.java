package org.corridor.immunization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Finding;
import org.corridor.testing.SharedData;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Immunization;
import org.junit.jupiter.api.Test;

/** The scenario of the shared data that tells of vaccinations, with the end that it expects. */
class ImmunizationScenarioTest {

  private final TestHub hub = new TestHub(new ImmunizationJourney());

  private List<Finding> play(int message) {
    V2Message played =
        V2Message.parse(
            SharedData.bytes(
                SharedData.messages(
                        SharedData.folder("hl7v2/scenarios/22-vxu-given-refused-historical"))
                    .get(message - 1)),
            TestHub.SENDER);
    return hub.receiveTwice(played);
  }

  private List<String> statuses() {
    return hub.all(Immunization.class).stream().map(one -> one.getStatus().toCode()).toList();
  }

  @Test
  void givenRefusedAndHistoricalVaccinationsAreToldApart() {
    assertThat(play(1)).isEmpty();
    assertThat(statuses()).containsExactly("completed", "not-done", "completed");
    Immunization given = hub.all(Immunization.class).get(0);
    assertThat(given.getPrimarySource()).isTrue();
    assertThat(given.getDoseQuantity().getValue()).isEqualByComparingTo("0.5");
    assertThat(given.getDoseQuantity().getCode()).isEqualTo("mL");
    assertThat(given.getLotNumber()).isEqualTo("LOT90");
    assertThat(given.getExpirationDateElement().asStringValue()).isEqualTo("2026-06-30");
    assertThat(given.getManufacturer().getReference()).startsWith("Organization/");
    assertThat(given.getVaccineCode().getCodingFirstRep().getSystem())
        .isEqualTo("http://hl7.org/fhir/sid/cvx");
    assertThat(given.getProgramEligibilityFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("V02");
    Immunization refused = hub.all(Immunization.class).get(1);
    assertThat(refused.getStatusReason().getCodingFirstRep().getDisplay())
        .isEqualTo("Parental decision");
    assertThat(refused.hasDoseQuantity()).isFalse();
    Immunization historical = hub.all(Immunization.class).get(2);
    assertThat(historical.getPrimarySource()).isFalse();
    assertThat(historical.getReportOrigin().getCodingFirstRep().getCode()).isEqualTo("01");
  }

  @Test
  void aDeletedVaccinationIsEnteredInErrorAndKeepsWhatItSaid() {
    play(1);
    play(2);
    assertThat(statuses()).containsExactly("entered-in-error", "not-done", "completed");
    assertThat(hub.all(Immunization.class).get(0).getLotNumber()).isEqualTo("LOT90");
  }

  @Test
  void aDeletionThatOvertakesWhatItDeletesHasTheLastWord() {
    play(2);
    play(1);
    assertThat(statuses()).containsExactlyInAnyOrder("entered-in-error", "not-done", "completed");
    assertThat(hub.all(Immunization.class).get(0).getStatus().toCode())
        .isEqualTo("entered-in-error");
  }
}
