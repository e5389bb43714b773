package org.corridor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.corridor.hub.Caller;
import org.corridor.hub.Fhir;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Reply;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.Sender;
import org.corridor.hub.V2;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What others say of a record is a proposal until a person accepts it. */
@ExtendWith(RunningHub.class)
class RecordsIT {

  private final HubUnderTest hub;
  private final Path file;
  private final String keeper = V2.unique("KEEP");

  RecordsIT(HubUnderTest hub) {
    this.hub = hub;
    this.file = hub.directory().resolve("records.yaml");
  }

  private void rules(String text, int kept) throws IOException {
    Files.writeString(file, text);
    String line = "corridor_records{state=\"kept\"} " + kept + ".0";
    await(line)
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> hub.as(Role.OPERATOR).get("/metrics").text().contains(line));
  }

  @AfterEach
  void nobodyKeepsAnything() throws IOException {
    rules("record-of: {}\n", 0);
    Files.delete(file);
  }

  @Test
  void anAllergyOfAnotherSourceIsListedAndAccepted() throws IOException, InterruptedException {
    rules("record-of:\n  allergies: {system: " + keeper + "}\n", 1);
    String patient = V2.unique("P");
    String controlId = V2.unique("REC");
    try (Sender sender = hub.sender()) {
      String message = V2.registration(controlId, patient) + "AL1|1|DA|2670^Codeine^RXN|SV\r";
      assertThat(sender.send(message).code()).isEqualTo("AA");
    }
    JsonNode fate = hub.journal().fate(controlId);
    assertThat(fate.path("findings").findValuesAsText("code")).contains("kept-as-proposal");
    assertThat(allergies(patient)).isEmpty();

    Caller analyst = hub.as(Role.ANALYST);
    String number = fate.at("/message/patient").asText();
    JsonNode listed =
        json(analyst, "/api/proposals?state=open&kind=allergies&patient=" + Caller.escaped(number));
    assertThat(listed.path("proposals")).hasSize(1);
    String id = listed.at("/proposals/0/id").asText();
    assertThat(
            json(analyst, "/api/proposals/" + id).path("differences").findValuesAsText("element"))
        .contains("code", "patient");
    assertThat(hub.as(Role.OPERATOR).get("/api/proposals/" + id).status()).isEqualTo(403);

    assertThat(analyst.send("POST", "/api/proposals/" + id + "/accept", "{}").status())
        .isEqualTo(204);
    assertThat(allergies(patient)).containsExactly("2670");
    assertThat(
            analyst
                .send("POST", "/api/proposals/" + id + "/reject", "{\"reason\": \"x\"}")
                .status())
        .isEqualTo(409);
  }

  private Iterable<String> allergies(String patient) throws IOException, InterruptedException {
    return Fhir.values(
        hub.fhir().read("AllergyIntolerance?patient.identifier=" + patient),
        "entry.resource.code.coding.code");
  }

  private static JsonNode json(Caller caller, String path)
      throws IOException, InterruptedException {
    Reply reply = caller.get(path);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.json();
  }
}
