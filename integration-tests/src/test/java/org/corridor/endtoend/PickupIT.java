package org.corridor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Reply;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.V2;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An interface that fetches files comes while the hub runs, takes one, and goes. */
@ExtendWith(RunningHub.class)
class PickupIT {

  @TempDir Path in;
  private final HubUnderTest hub;
  private final String name = V2.unique("pickup").toLowerCase(Locale.ROOT);
  private final Path declaration;

  PickupIT(HubUnderTest hub) {
    this.hub = hub;
    this.declaration = hub.directory().resolve("interfaces").resolve(name + ".yaml");
  }

  @AfterEach
  void removeTheInterface() throws IOException {
    Files.deleteIfExists(declaration);
  }

  @Test
  void aFileIsTakenProcessedAndArchived() throws Exception {
    Files.createDirectories(declaration.getParent());
    Files.writeString(
        declaration,
        "interface: %s\nfrom: {files: {folder: '%s', every: 200ms}}\n".formatted(name, in));
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(shown().path("state").asText()).isEqualTo("open"));
    assertThat(shown().path("from").asText()).isEqualTo("files");

    String first = V2.unique("PIC");
    String second = V2.unique("PIC");
    Files.writeString(
        in.resolve("a.hl7"),
        V2.registration(first, V2.unique("P")) + V2.registration(second, V2.unique("P")));
    assertThat(hub.journal().fate(first).at("/message/state").asText()).isEqualTo("PROCESSED");
    JsonNode fate = hub.journal().fate(second);
    assertThat(fate.at("/message/interfaceName").asText()).isEqualTo(name);
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> {
              try (Stream<Path> archived = Files.walk(in.resolve("archive"))) {
                assertThat(archived.filter(file -> file.toString().endsWith("-a.hl7"))).hasSize(1);
              }
            });
    assertThat(in.resolve("errors")).doesNotExist();
  }

  private JsonNode shown() throws IOException, InterruptedException {
    Reply reply = hub.as(Role.OPERATOR).get("/api/interfaces");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    for (JsonNode one : reply.json()) {
      if (one.path("name").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError("no interface " + name);
  }
}
