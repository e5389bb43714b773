package org.corridor.charges;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.corridor.hl7v2.V2Message;
import org.corridor.testing.SharedData;
import org.corridor.testing.SoundBundle;
import org.corridor.testing.TestHub;
import org.corridor.translation.MessageFamily;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ChargeItem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages of many senders about money: each becomes a sound transaction. */
class ChargesCorpusTest {

  private final List<MessageFamily> families = List.of(new ChargesJourney(), new AccountsJourney());

  @ParameterizedTest
  @CsvSource({"DFT_P03, 8", "DFT_P11, 1", "BAR_P01, 1", "BAR_P02, 2", "BAR_P12, 1"})
  void everyMessageBecomesASoundTransaction(String folder, int count) {
    List<Path> files = SharedData.messages(SharedData.folder("hl7v2/" + folder));
    assertThat(files).hasSize(count);
    for (Path file : files) {
      V2Message message = V2Message.parse(SharedData.bytes(file), TestHub.SENDER);
      assertSound(bundle(message, folder), message);
    }
  }

  /** Some of these lost the end of MSH; their folder tells the type. */
  private Bundle bundle(V2Message message, String folder) {
    String[] type = folder.split("_", -1);
    MessageFamily family =
        families.stream().filter(one -> one.takes(type[0], type[1])).findFirst().orElseThrow();
    return family.translate(message, TestHub.SENDER).bundle();
  }

  private static void assertSound(Bundle transaction, V2Message message) {
    assertThat(SoundBundle.of(transaction).all(ChargeItem.class))
        .hasSameSizeAs(message.all("FT1"))
        .allMatch(charge -> charge.hasStatus() && charge.hasCode() && charge.hasSubject());
  }
}
