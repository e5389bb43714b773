package org.corridor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.corridor.hub.Answer;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.RunningHub;
import org.corridor.hub.Sender;
import org.corridor.hub.V2;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages that come twice, and different messages that claim to be the same. */
@ExtendWith(RunningHub.class)
class ResendIT {

  private final HubUnderTest hub;

  ResendIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @Test
  void aResendGetsTheStoredAcknowledgementByteForByte() throws IOException {
    String message = V2.registration(V2.unique("RES"), V2.unique("P"));
    try (Sender first = hub.sender();
        Sender second = hub.sender()) {
      Answer answer = first.send(message);

      assertThat(second.send(message).bytes()).isEqualTo(answer.bytes());
    }
  }

  @Test
  void aResendWritesNothing() throws IOException, InterruptedException {
    String controlId = V2.unique("RES");
    String patient = V2.unique("P");
    String message = V2.glucose(controlId, patient, V2.unique("O"), "91");
    try (Sender sender = hub.sender()) {
      sender.send(message);
      hub.journal().settled(controlId);
      String before = versions(patient);

      sender.send(message);
      String next = V2.unique("RES");
      sender.send(V2.glucose(next, patient, V2.unique("O"), "92"));
      hub.journal().settled(next);

      assertThat(versions(patient)).startsWith(before).isNotEqualTo(before);
      assertThat(hub.journal().settled(controlId))
          .filteredOn(message2 -> message2.path("state").asText().equals("PROCESSED"))
          .hasSize(1);
    }
  }

  @Test
  void theSameControlIdWithOtherContentIsAnErrorThatSomebodySees()
      throws IOException, InterruptedException {
    String controlId = V2.unique("RES");
    String other = V2.unique("P");
    try (Sender sender = hub.sender()) {
      assertThat(sender.send(V2.registration(controlId, V2.unique("P"))).code()).isEqualTo("AA");
      assertThat(sender.send(V2.registration(controlId, other)).code()).isIn("AE", "AR");
    }
    assertThat(hub.journal().settled(controlId, 2))
        .extracting(message -> message.path("state").asText())
        .containsExactlyInAnyOrder("PROCESSED", "REJECTED");
    assertThat(hub.fhir().search("Patient?identifier=" + other).getEntry()).isEmpty();
  }

  @Test
  void theSameControlIdFromAnotherSenderIsAnotherMessage()
      throws IOException, InterruptedException {
    String controlId = V2.unique("RES");
    String other = V2.unique("P");
    try (Sender sender = hub.sender()) {
      sender.send(V2.registration(controlId, V2.unique("P")));
      Answer answer =
          sender.send(
              V2.registration(controlId, other).replace("|TRIAL|NORTH|", "|ELSEWHERE|SOUTH|"));
      assertThat(answer.code()).isEqualTo("AA");
    }
    hub.journal().settled(controlId, 2);
    assertThat(hub.fhir().search("Patient?identifier=" + other).getEntry()).hasSize(1);
  }

  /** The versions of the patient's observations, oldest first. */
  private String versions(String patient) throws IOException, InterruptedException {
    Bundle found =
        hub.fhir().search("Observation?patient.identifier=" + patient + "&_sort=_lastUpdated");
    return found.getEntry().stream()
        .map(entry -> entry.getResource().getIdElement().getValue())
        .reduce("", (all, id) -> all + id + "\n");
  }
}
