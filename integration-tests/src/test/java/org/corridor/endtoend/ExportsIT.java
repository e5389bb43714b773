package org.corridor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.corridor.hub.Declared;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Reply;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.V2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files that an operator has the running hub write. */
@ExtendWith(RunningHub.class)
class ExportsIT {

  private final HubUnderTest hub;
  private final String name = V2.unique("exp").toLowerCase(Locale.ROOT);
  @TempDir private Path folder;

  ExportsIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @Test
  void messagesAndResourcesAreWrittenWithTheirManifests() throws Exception {
    try (Declared declared = new Declared(hub, name)) {
      declared.as(
          """
          exports:
            %1$s-messages:
              {when: "02:30", since: 2020-01-01, what: messages, interfaces: [main], to: %1$s}
            %1$s-patients:
              {when: "02:30", since: 2020-01-01, what: resources, resources: Patient, to: %1$s}
          destinations:
            %1$s: {files: {folder: '%2$s'}}
          """
              .formatted(name, folder));
      for (String export : new String[] {name + "-messages", name + "-patients"}) {
        assertThat(run(Role.ANALYST, export).status()).isEqualTo(403);
        await("the first run of " + export)
            .atMost(Duration.ofSeconds(20))
            .until(() -> isDone(export) || run(Role.OPERATOR, export).status() == 202);
        await("the files of " + export).atMost(Duration.ofSeconds(20)).until(() -> isDone(export));
        JsonNode file = status(export).at("/runs/0/files/0");
        Path written = folder.resolve(file.path("name").asText());
        assertThat(sha256(written)).isEqualTo(file.path("digest").asText());
        JsonNode manifest =
            new ObjectMapper().readTree(folder.resolve(written + ".manifest.json").toFile());
        assertThat(manifest.path("sha256")).isEqualTo(file.path("digest"));
        assertThat(manifest.path("records")).isEqualTo(file.path("records"));
      }
    }
  }

  private Reply run(Role role, String export) throws IOException, InterruptedException {
    return hub.as(role).send("POST", "/api/exports/" + export + "/run", "");
  }

  private JsonNode status(String export) throws IOException, InterruptedException {
    return hub.as(Role.ANALYST).get("/api/exports/" + export).json();
  }

  private boolean isDone(String export) throws IOException, InterruptedException {
    return status(export).at("/runs/0/state").asText().equals("DONE");
  }

  private static String sha256(Path file) throws IOException, GeneralSecurityException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
