package org.corridor.problems;

import static org.assertj.core.api.Assertions.assertThat;

import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Finding;
import org.corridor.testing.SharedData;
import org.corridor.testing.SoundBundle;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.Condition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Problem lists of other senders. */
class ProblemsCorpusTest {

  private final TestHub hub = new TestHub(new ProblemsJourney());

  /** Six of PPR_PC1 name no patient. */
  @ParameterizedTest
  @CsvSource({"PPR_PC1, 6", "PPR_PC2, 0"})
  void everyMessageBecomesASoundTransactionOrSaysWhyNot(String folder, int refusals) {
    assertThat(
            SharedData.readable(SharedData.folder("hl7v2").resolve(folder)).stream()
                .filter(message -> !isTranslated(message)))
        .hasSize(refusals);
  }

  private boolean isTranslated(V2Message message) {
    try {
      SoundBundle bundle = SoundBundle.of(hub.translate(message).bundle());
      assertThat(bundle.all(Condition.class)).isNotEmpty();
      return true;
    } catch (NotTranslatable e) {
      assertThat(e.findings()).extracting(Finding::location).contains("PID-3");
      return false;
    }
  }
}
