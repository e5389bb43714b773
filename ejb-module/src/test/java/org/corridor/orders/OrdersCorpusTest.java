package org.corridor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Severity;
import org.corridor.testing.SharedData;
import org.corridor.testing.SoundBundle;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Order messages of many senders: each becomes a sound transaction, or says why not. */
class OrdersCorpusTest {

  private final OrdersJourney journey = new OrdersJourney();

  private List<V2Message> messages(String folder) {
    return SharedData.readable(SharedData.folder(folder)).stream().filter(journey::takes).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "hl7v2/ORM_O01, 5, 0",
    "hl7v2/OML_O21, 8, 0",
    "hl7v2/OMG_O19, 1, 0",
    "hl7v2/scenarios, 3, 0"
  })
  void everyMessageBecomesASoundTransactionOrSaysWhyNot(String folder, int least, int refusals) {
    List<V2Message> messages = messages(folder);
    assertThat(messages).hasSizeGreaterThanOrEqualTo(least);
    assertThat(messages.stream().filter(message -> !isTranslated(message))).hasSize(refusals);
  }

  private boolean isTranslated(V2Message message) {
    try {
      assertSound(journey.translate(message, TestHub.SENDER).bundle(), message);
      return true;
    } catch (NotTranslatable e) {
      assertThat(e.findings()).anyMatch(finding -> finding.severity() == Severity.ERROR);
      return false;
    }
  }

  private static void assertSound(Bundle transaction, V2Message message) {
    assertThat(SoundBundle.of(transaction).all(ServiceRequest.class))
        .as("orders of %s", message.header().controlId())
        .isNotEmpty()
        .allMatch(order -> order.hasStatus() && order.hasIntent() && order.hasSubject());
  }
}
