package org.corridor.immunization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Severity;
import org.corridor.testing.SharedData;
import org.corridor.testing.SoundBundle;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.Immunization;
import org.junit.jupiter.api.Test;

/** Vaccination messages of other senders: each becomes a sound transaction, or says why not. */
class ImmunizationCorpusTest {

  private final TestHub hub = new TestHub(new ImmunizationJourney());

  @Test
  void everyMessageBecomesASoundTransactionOrSaysWhyNot() {
    List<String> refused = new ArrayList<>();
    SharedData.messages(SharedData.folder("hl7v2/VXU_V04"))
        .forEach(
            file -> {
              V2Message message = V2Message.parse(SharedData.bytes(file), TestHub.SENDER);
              try {
                assertSound(message);
              } catch (NotTranslatable e) {
                assertThat(e.findings()).anyMatch(f -> f.severity() == Severity.ERROR);
                refused.add(String.valueOf(file.getFileName()));
              }
            });
    assertThat(refused).isEmpty();
  }

  private void assertSound(V2Message message) {
    SoundBundle bundle = SoundBundle.of(hub.translate(message).bundle());
    List<Immunization> vaccinations = bundle.all(Immunization.class);
    assertThat(vaccinations).hasSize(message.all("RXA").size());
    assertThat(vaccinations)
        .allMatch(one -> one.hasStatusElement() && one.hasVaccineCode() && one.hasOccurrence());
  }
}
