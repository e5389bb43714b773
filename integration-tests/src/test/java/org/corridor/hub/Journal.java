package org.corridor.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the hub says became of messages. */
public final class Journal {

  private static final Set<String> SETTLED = Set.of("PROCESSED", "FILTERED", "REJECTED", "DEAD");

  private final Caller caller;

  Journal(Caller caller) {
    this.caller = caller;
  }

  /** The messages that a query finds, as in {@code controlId=4711}, newest first. */
  public List<JsonNode> find(String query) throws IOException, InterruptedException {
    Reply reply = caller.get("/api/messages?" + query);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    List<JsonNode> found = new ArrayList<>();
    reply.json().path("messages").forEach(found::add);
    return found;
  }

  /** Everything about one message. */
  public JsonNode detail(String id) throws IOException, InterruptedException {
    Reply reply = caller.get("/api/messages/" + id);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.json();
  }

  /** Waits until the messages with this control id are settled, at least one. */
  public List<JsonNode> settled(String controlId) {
    return settled(controlId, 1);
  }

  /** Waits until the messages with this control id are settled, at least {@code count}. */
  public List<JsonNode> settled(String controlId, int count) {
    return settled(controlId, found -> found.size() >= count);
  }

  /** Waits until those with this control id are settled, of at least so many senders. */
  public List<JsonNode> settledOf(String controlId, int senders) {
    return settled(
        controlId, found -> found.stream().map(Journal::sender).distinct().count() >= senders);
  }

  private List<JsonNode> settled(String controlId, Predicate<List<JsonNode>> enough) {
    return await("messages with control id " + controlId + " to settle")
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> find("controlId=" + Caller.escaped(controlId)),
            found -> enough.test(found) && found.stream().allMatch(Journal::isSettled));
  }

  /** Waits until the messages with this control id are settled, and tells all about the newest. */
  public JsonNode fate(String controlId) throws IOException, InterruptedException {
    return detail(settled(controlId).get(0).path("id").asText());
  }

  private static String sender(JsonNode message) {
    return message.path("sendingApplication").asText()
        + "/"
        + message.path("sendingFacility").asText();
  }

  private static boolean isSettled(JsonNode message) {
    return SETTLED.contains(message.path("state").asText());
  }
}
