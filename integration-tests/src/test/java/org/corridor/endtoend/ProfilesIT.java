package org.corridor.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

/** Profiles of senders that come, change, break and go while the hub runs. */
@ExtendWith(RunningHub.class)
class ProfilesIT {

  private static final String PROFILE =
      """
      match: {application: %s}
      codes:
        - table: 0001
          map:
            WEIBL: %s
        - field: OBX-3
          map: {ZUCKER: 2345-7|http://loinc.org|Glucose}
      """;

  private final HubUnderTest hub;
  private final String application = V2.unique("PRF");
  private final Path file;

  ProfilesIT(HubUnderTest hub) {
    this.hub = hub;
    this.file = hub.directory().resolve("profiles").resolve(application + ".yaml");
  }

  @AfterEach
  void removeTheProfile() throws IOException {
    Files.deleteIfExists(file);
  }

  /** What became of one more message of the sender. */
  private record Outcome(
      List<String> unmapped, List<String> profile, List<String> gender, List<String> codes) {}

  @Test
  void theNextMessageIsTranslatedByTheProfileAsItIsNow() throws IOException, InterruptedException {
    Outcome without = send();
    assertThat(without.unmapped()).contains("WEIBL");
    assertThat(without.profile()).isEmpty();
    assertThat(without.codes()).containsExactly("ZUCKER");

    write("F|http://terminology.hl7.org/CodeSystem/v2-0001");
    untilProfilesAre("loaded", 1);
    Outcome with = send();
    assertThat(with.unmapped()).doesNotContain("WEIBL");
    assertThat(with.profile()).singleElement().asString().contains(application);
    assertThat(with.gender()).containsExactly("female");
    assertThat(with.codes()).containsExactly("ZUCKER", "2345-7");

    write("nonsense");
    untilProfilesAre("broken", 1);
    assertThat(send()).isEqualTo(with);
    assertThat(log()).contains("profile not used as it is now: " + file + ":5: codes[1].map.WEIBL");

    Files.delete(file);
    untilProfilesAre("broken", 0);
    untilProfilesAre("loaded", 0);
    assertThat(send()).isEqualTo(without);
  }

  private void write(String target) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, PROFILE.formatted(application, target));
  }

  /** As the metrics say. */
  private void untilProfilesAre(String state, int count) {
    String line = "corridor_profiles{state=\"%s\"} %d.0".formatted(state, count);
    await("metrics with " + line)
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> metrics().contains(line));
  }

  private String metrics() throws IOException, InterruptedException {
    Reply reply = hub.as(Role.OPERATOR).get("/metrics");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.text();
  }

  private Outcome send() throws IOException, InterruptedException {
    String controlId = V2.unique("PRF");
    String patient = V2.unique("P");
    String message =
        V2.glucose(controlId, patient, V2.unique("O"), "90")
            .replace("|TRIAL|", "|" + application + "|")
            .replace("|F|||1 Hill Road", "|WEIBL|||1 Hill Road")
            .replace("OBX|1|NM|2345-7^Glucose^LN", "OBX|1|NM|ZUCKER^Zucker^99Z");
    try (Sender sender = hub.sender()) {
      assertThat(sender.send(message).code()).isEqualTo("AA");
    }
    JsonNode fate = hub.journal().fate(controlId);
    assertThat(fate.at("/message/state").asText()).isEqualTo("PROCESSED");
    return new Outcome(
        fate.path("unmappedCodes").findValuesAsText("code"),
        profile(fate.path("findings")),
        Fhir.values(hub.fhir().read("Patient?identifier=" + patient), "entry.resource.gender"),
        Fhir.values(
            hub.fhir().read("Observation?patient.identifier=" + patient),
            "entry.resource.code.coding.code"));
  }

  private static List<String> profile(JsonNode findings) {
    return findings.findParents("code").stream()
        .filter(finding -> finding.path("code").asText().equals("profile"))
        .map(finding -> finding.path("text").asText())
        .toList();
  }

  private String log() throws IOException {
    return Files.readString(hub.directory().resolve("server/log/server.log"), UTF_8)
        .replace("\\/", "/");
  }
}
