package org.corridor.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.file.Path;
import org.corridor.hl7v2.BatchSplitter;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Finding;
import org.corridor.shared.Severity;
import org.corridor.testing.SharedData;
import org.corridor.testing.SoundBundle;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Translation;
import org.junit.jupiter.api.Test;

/**
 * Every ADT message of the shared data: translated into a sound transaction, or refused for a
 * reason.
 */
class AdmissionCorpusTest {

  private final AdmissionJourney journey = new AdmissionJourney();
  private int translated;

  @Test
  void everyMessageIsTranslatedOrRefusedForAReason() {
    for (Path file : SharedData.messages(SharedData.folder("hl7v2"))) {
      if (file.toString().contains("/ADT_") || file.toString().contains("/scenarios/")) {
        BatchSplitter.split(SharedData.bytes(file)).messages().forEach(m -> look(file, m));
      }
    }
    assertThat(translated).isGreaterThan(100);
  }

  private void look(Path file, byte[] content) {
    V2Message message;
    try {
      message = V2Message.parse(content, TestHub.SENDER);
    } catch (Unreadable unreadable) {
      return;
    }
    if (message.header().type().equals("ADT")) {
      try {
        Translation translation = journey.translate(message, TestHub.SENDER);
        assertThatNoException()
            .as("%s", file)
            .isThrownBy(() -> SoundBundle.of(translation.bundle()));
        translated++;
      } catch (NotTranslatable notTranslatable) {
        assertThat(notTranslatable.findings())
            .as("%s", file)
            .extracting(Finding::severity)
            .contains(Severity.ERROR);
      }
    }
  }
}
