package org.corridor.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** The file of a trading partner of a hub, and what the hub says of claims and payments. */
public final class TradingPartner implements AutoCloseable {

  /** The number of a payer that only one partner at a time may have, for tests to lock. */
  public static final String ALDER = "ALDER";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HubUnderTest hub;
  private final String name;
  private final Path file;

  /** A partner; there is no file yet. */
  public TradingPartner(HubUnderTest hub, String name) {
    this.hub = hub;
    this.name = name;
    this.file = hub.directory().resolve("partners").resolve(name + ".yaml");
  }

  /** Writes the file, below its name, and waits until the hub uses it. */
  public TradingPartner as(String rest) throws IOException {
    Files.createDirectories(file.getParent());
    Path written =
        Files.writeString(file.resolveSibling("." + name), "partner: " + name + "\n" + rest);
    Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    await("partner " + name)
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode all = get("/api/partners");
              assertThat(all.findValuesAsText("id")).as(all.toString()).contains(name);
            });
    return this;
  }

  public String name() {
    return name;
  }

  /** What the hub says at a path. */
  public JsonNode get(String path) throws IOException {
    try {
      Reply reply = hub.as(Role.ANALYST).get(path);
      assertThat(reply.status()).as(path + " " + reply).isEqualTo(200);
      return reply.json();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The latest claim of a number; missing when the hub has none. */
  public JsonNode claim(String number) throws IOException {
    return get("/api/claims?number=" + number).path("claims").path(0);
  }

  /** Waits until a claim is in a state. */
  public JsonNode awaitClaim(String number, String state) {
    return await("claim " + number + " " + state)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> claim(number), found -> found.path("state").asText().equals(state));
  }

  /** Waits until the remittance of a trace number is done with; {@code nth} is 0 for the latest. */
  public JsonNode awaitRemittance(String trace, int nth) {
    return await("remittance " + trace)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> remittance(trace, nth),
            found -> !found.isMissingNode() && !found.path("state").asText().equals("POSTING"));
  }

  private JsonNode remittance(String trace, int nth) throws IOException {
    JsonNode all = get("/api/remittances?trace=" + trace).path("remittances");
    return all.path(nth);
  }

  /** Takes the file away. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
