package org.corridor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.corridor.hub.Caller;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Reply;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.Sender;
import org.corridor.hub.V2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of messages, as analysts read it and operators repeat it. */
@ExtendWith(RunningHub.class)
class JournalIT {

  private final HubUnderTest hub;
  private final Caller analyst;
  private final Caller operator;

  JournalIT(HubUnderTest hub) throws IOException {
    this.hub = hub;
    this.analyst = hub.as(Role.ANALYST);
    this.operator = hub.as(Role.OPERATOR);
  }

  @Test
  void aProcessedMessageTellsItsLifeAndWhatItBecame() throws IOException, InterruptedException {
    String controlId = V2.unique("JRN");
    String patient = V2.unique("P");
    send(V2.glucose(controlId, patient, V2.unique("O"), "93"));

    JsonNode message = hub.journal().fate(controlId);

    assertThat(message.at("/message/state").asText()).isEqualTo("PROCESSED");
    assertThat(message.at("/message/type").asText()).startsWith("ORU^R01");
    assertThat(message.at("/message/patient").asText()).contains(patient);
    assertThat(message.path("timeline").findValuesAsText("state"))
        .startsWith("RECEIVED")
        .endsWith("PROCESSED");
    assertThat(message.path("references"))
        .extracting(JsonNode::asText)
        .anyMatch(reference -> reference.startsWith("Observation/"));
  }

  @Test
  void everyFilterFindsTheMessageAndNotEverything() throws IOException, InterruptedException {
    String controlId = V2.unique("JRN");
    String patient = V2.unique("P");
    send(V2.registration(controlId, patient));
    String id = hub.journal().settled(controlId).get(0).path("id").asText();

    for (String filter :
        List.of(
            "controlId=" + controlId,
            "patient=" + patient,
            "patient=" + patient + "&type=" + Caller.escaped("ADT^A28"),
            "patient=" + patient + "&state=PROCESSED",
            "patient=" + patient + "&from=2020-01-01T00:00:00Z")) {
      assertThat(hub.journal().find(filter))
          .as(filter)
          .extracting(message -> message.path("id").asText())
          .containsExactly(id);
    }
    assertThat(hub.journal().find("patient=" + patient + "&state=DEAD")).isEmpty();
    assertThat(hub.journal().find("patient=" + patient + "&to=2020-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void theContentIsTheBytesThatCame() throws IOException, InterruptedException {
    String controlId = V2.unique("JRN");
    String message = V2.registration(controlId, V2.unique("P"));
    send(message);
    String id = hub.journal().settled(controlId).get(0).path("id").asText();

    Reply content = analyst.get("/api/messages/" + id + "/content");

    assertThat(content.status()).isEqualTo(200);
    assertThat(content.text()).isEqualTo(message);
  }

  @Test
  void aReplayedMessageIsProcessedAgainAndChangesNothing()
      throws IOException, InterruptedException {
    String controlId = V2.unique("JRN");
    String patient = V2.unique("P");
    send(V2.glucose(controlId, patient, V2.unique("O"), "94"));
    String id = hub.journal().settled(controlId).get(0).path("id").asText();

    Reply replay = operator.send("POST", "/api/messages/" + id + "/replay", "");

    assertThat(replay.status()).as(replay.toString()).isBetween(200, 299);
    assertThat(settledAgain(id)).isEqualTo("PROCESSED");
    assertThat(hub.fhir().search("Observation?patient.identifier=" + patient).getEntry())
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.getResource().getIdElement().getVersionIdPart()).isEqualTo("1"));
  }

  @Test
  void aRefusedMessageReplayedUnchangedIsRefusedForTheSameReason()
      throws IOException, InterruptedException {
    String controlId = V2.unique("JRN");
    send(V2.registration(controlId, ""));
    String id = hub.journal().settled(controlId).get(0).path("id").asText();

    Reply replay = operator.send("POST", "/api/messages/" + id + "/replay", "");

    assertThat(replay.status()).as(replay.toString()).isBetween(200, 299);
    assertThat(settledAgain(id)).isIn("REJECTED", "DEAD");
    assertThat(hub.journal().detail(id).path("findings").findValuesAsText("location"))
        .contains("PID-3");
  }

  @Test
  void manyAreReplayedByFilter() throws IOException, InterruptedException {
    String patient = V2.unique("P");
    String one = V2.unique("JRN");
    String two = V2.unique("JRN");
    send(V2.registration(one, patient));
    send(V2.glucose(two, patient, V2.unique("O"), "95"));
    hub.journal().settled(one);
    hub.journal().settled(two);

    Reply replay = operator.send("POST", "/api/messages/replay?patient=" + patient, "");

    assertThat(replay.status()).as(replay.toString()).isBetween(200, 299);
    for (JsonNode message : hub.journal().find("patient=" + patient)) {
      assertThat(settledAgain(message.path("id").asText())).isEqualTo("PROCESSED");
    }
  }

  @Test
  void nobodyReplaysEverythingByAccident() throws IOException, InterruptedException {
    assertThat(operator.send("POST", "/api/messages/replay", "").status()).isEqualTo(400);
  }

  @Test
  void theOpenApiDocumentDescribesTheJournal() throws IOException, InterruptedException {
    Reply reply = analyst.get("/api/openapi");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).contains("/api/messages", "replay", "content");
  }

  private void send(String message) throws IOException {
    try (Sender sender = hub.sender()) {
      sender.send(message);
    }
  }

  /** The state after the message was received a second time and settled again. */
  private String settledAgain(String id) {
    return org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(30))
        .until(() -> hub.journal().detail(id), JournalIT::isSettledTwice)
        .at("/message/state")
        .asText();
  }

  private static boolean isSettledTwice(JsonNode message) {
    List<String> states = message.path("timeline").findValuesAsText("state");
    String last = states.get(states.size() - 1);
    return states.stream().filter("RECEIVED"::equals).count() >= 2
        && !last.equals("RECEIVED")
        && !last.equals("FAILED");
  }
}
