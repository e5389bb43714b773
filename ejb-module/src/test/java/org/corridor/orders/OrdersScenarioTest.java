package org.corridor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.corridor.hl7v2.V2Message;
import org.corridor.testing.SharedData;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.junit.jupiter.api.Test;

/** The scenario of the shared data that tells of an order, with the end state that it expects. */
class OrdersScenarioTest {

  private final TestHub hub = new TestHub(new OrdersJourney());

  private static List<V2Message> messages() {
    return new ArrayList<>(
        SharedData.messages(SharedData.folder("hl7v2/scenarios").resolve("24-orders")).stream()
            .map(file -> V2Message.parse(SharedData.bytes(file), TestHub.SENDER))
            .toList());
  }

  private void assertTheOrderWasChangedAndCancelled() {
    ServiceRequest order = hub.the(ServiceRequest.class);
    assertThat(order.getCode().getCodingFirstRep().getCode()).isEqualTo("4548-4");
    assertThat(order.getStatus()).isEqualTo(ServiceRequestStatus.REVOKED);
    assertThat(order.getEncounter().getReference())
        .isEqualTo("Encounter/" + hub.encounter("V2401").getIdPart());
  }

  @Test
  void anOrderIsPlacedChangedAndCancelled() {
    messages().forEach(hub::receiveTwice);
    assertTheOrderWasChangedAndCancelled();
  }

  @Test
  void theEndIsTheSameInWhateverOrderTheMessagesArrive() {
    List<V2Message> messages = messages();
    Collections.reverse(messages);
    messages.forEach(hub::receiveTwice);
    assertTheOrderWasChangedAndCancelled();
  }
}
