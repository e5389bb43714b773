package org.corridor.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Reply;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.V2;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Messages that are posted, and changes in the repository that become messages. */
@ExtendWith(RunningHub.class)
class PostingIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HubUnderTest hub;
  private final String posted = V2.unique("post").toLowerCase(Locale.ROOT);
  private final String told = V2.unique("told").toLowerCase(Locale.ROOT);
  @TempDir private Path folder;

  PostingIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @BeforeEach
  void declare() throws Exception {
    Files.createDirectories(file(posted).getParent());
    Files.writeString(
        file(posted),
        """
        interface: %s
        from:
          http:
            csv:
              separator: ;
              message: ADT^A28
              columns: {MRN: PID-3.1, Last: PID-5.1}
              constants: {PID-3.4: EHM, PID-3.5: MR}
        """
            .formatted(posted));
    Files.writeString(
        file(told),
        """
        interface: %1$s
        from: {repository: {resources: [Patient], when: active = false}}
        routes: [{to: %1$s-files}]
        destinations: {%1$s-files: {files: {folder: %2$s}}}
        """
            .formatted(told, folder));
    await("the interfaces")
        .atMost(PATIENCE)
        .until(
            () -> {
              String all = hub.as(Role.ANALYST).get("/api/interfaces").text();
              return all.contains(posted) && all.contains(told);
            });
  }

  @AfterEach
  void remove() throws IOException {
    Files.deleteIfExists(file(posted));
    Files.deleteIfExists(file(told));
  }

  private Path file(String name) {
    return hub.directory().resolve("interfaces").resolve(name + ".yaml");
  }

  private Reply post(Role role, String type, String content)
      throws IOException, InterruptedException {
    String path = "/api/interfaces/" + posted + "/messages";
    return hub.as(role).send("POST", path, type, content.getBytes(UTF_8));
  }

  private static String bundle(String number) {
    return """
    {"resourceType":"Bundle","type":"transaction","identifier":{"value":"B-%1$s"},"entry":[
      {"resource":{"resourceType":"Patient","active":false,
         "identifier":[{"system":"urn:example:posted","value":"%1$s"}]},
       "request":{"method":"POST","url":"Patient"}}]}"""
        .formatted(number);
  }

  @Test
  void aPostedMessageIsAcknowledgedAndStored() throws Exception {
    String patient = V2.unique("P");
    String controlId = V2.unique("C");
    Reply reply = post(Role.SYSTEM, "application/hl7-v2", V2.registration(controlId, patient));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).startsWith("application/hl7-v2");
    assertThat(reply.text()).contains("MSA|AA|" + controlId);
    assertThat(hub.journal().fate(controlId).at("/message/state").asText()).isEqualTo("PROCESSED");
  }

  @Test
  void aPostedBundleIsStoredAndItsChangeIsTold() throws Exception {
    String number = V2.unique("P");
    Reply reply = post(Role.SYSTEM, "application/fhir+json", bundle(number));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
    assertThat(reply.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
    String message = reply.header("Location");
    await("the bundle")
        .atMost(PATIENCE)
        .until(() -> hub.as(Role.ANALYST).get(message).text().contains("\"PROCESSED\""));
    assertThat(hub.as(Role.ANALYST).get(message).text()).contains("application/fhir+json");
    Reply content = hub.as(Role.ANALYST).get(message + "/content");
    assertThat(content.header("Content-Type")).startsWith("application/fhir+json");
    assertThat(content.text()).isEqualTo(bundle(number));
    assertThat(hub.fhir().search("Patient?identifier=" + number).getEntry()).hasSize(1);
    await("the change").atMost(PATIENCE).until(() -> files().contains(number));
    assertThat(post(Role.SYSTEM, "application/fhir+json", bundle(number)).header("Location"))
        .isEqualTo(message);
  }

  @Test
  void theRowsOfAPostedTableAreStoredAndTheRestIsSaid() throws Exception {
    String first = V2.unique("P");
    String second = V2.unique("P");
    byte[] table =
        "MRN;Last\n%s;M\u00fcller\n%s\n%s;Ng\n"
            .formatted(first, V2.unique("P"), second)
            .getBytes(ISO_8859_1);
    String path = "/api/interfaces/" + posted + "/messages";
    String type = "text/csv; charset=ISO-8859-1";
    Reply reply = hub.as(Role.SYSTEM).send("POST", path, type, table);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    assertThat(reply.json().path("received").asInt()).isEqualTo(2);
    assertThat(reply.json().at("/refusals/0/at").asText()).isEqualTo("row 3");
    for (JsonNode row : reply.json().path("messages")) {
      String message = "/api/messages/" + row.path("id").asText();
      await("a row")
          .atMost(PATIENCE)
          .until(() -> hub.as(Role.ANALYST).get(message).text().contains("\"PROCESSED\""));
    }
    assertThat(hub.fhir().search("Patient?family=M%C3%BCller&identifier=" + first).getEntry())
        .hasSize(1);
    assertThat(hub.fhir().search("Patient?identifier=" + second).getEntry()).hasSize(1);

    String kept = reply.header("Location");
    await("the table")
        .atMost(PATIENCE)
        .until(() -> hub.as(Role.ANALYST).get(kept).text().contains("\"REJECTED\""));
    assertThat(hub.as(Role.ANALYST).get(kept).text()).contains("row 3");
    Reply content = hub.as(Role.ANALYST).get(kept + "/content");
    assertThat(content.header("Content-Type")).startsWith("text/csv");
    assertThat(hub.as(Role.ANALYST).send("POST", kept + "/replay", type, new byte[0]).status())
        .isEqualTo(409);

    Reply again = hub.as(Role.SYSTEM).send("POST", path, type, table);
    assertThat(again.json().path("received").asInt()).isZero();
    assertThat(again.json().path("cameBefore").asInt()).isEqualTo(2);
    assertThat(again.json().path("messages")).isEqualTo(reply.json().path("messages"));
  }

  @Test
  void aTableThatCannotBeReadIsSaidInHttpsTerms() throws Exception {
    assertThat(post(Role.SYSTEM, "text/csv; charset=UTF-16", "MRN;Last\n").status()).isEqualTo(415);
    assertThat(post(Role.SYSTEM, "text/csv; charset=nonsense", "MRN;Last\n").status())
        .isEqualTo(415);
    assertThat(post(Role.SYSTEM, "text/csv", "").status()).isEqualTo(400);
    assertThat(post(Role.SYSTEM, "text/csv", "MRN\n7\n").json().path("detail").asText())
        .isEqualTo("Its first row names the column Last not at all");
    assertThat(post(Role.ANALYST, "text/csv", "MRN;Last\n").status()).isEqualTo(403);
    assertThat(post(Role.SYSTEM, "text/csv", "MRN;Last\n").status()).isEqualTo(202);
    String large = "MRN;Last\n" + "x".repeat(16 * 1024 * 1024);
    assertThat(post(Role.SYSTEM, "text/csv", large).status()).isEqualTo(413);
  }

  private String files() throws IOException {
    StringBuilder all = new StringBuilder();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : files) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Test
  void whatCannotBeTakenIsSaidInTheSendersTerms() throws Exception {
    assertThat(post(Role.SYSTEM, "application/hl7-v2", "MSH|^~\\&|").status()).isEqualTo(422);
    assertThat(post(Role.SYSTEM, "application/fhir+json", "{").status()).isEqualTo(400);
    assertThat(post(Role.SYSTEM, "application/json", "{}").status()).isEqualTo(415);
    assertThat(post(Role.ANALYST, "application/hl7-v2", "MSH").status()).isEqualTo(403);
    assertThat(
            hub.as(Role.SYSTEM)
                .send("POST", "/api/interfaces/nobody/messages", "text/plain", new byte[] {1})
                .status())
        .isEqualTo(404);
  }
}
