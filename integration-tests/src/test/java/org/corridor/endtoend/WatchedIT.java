package org.corridor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.corridor.hub.BesideOthers;
import org.corridor.hub.Caller;
import org.corridor.hub.Declared;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Reply;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.V2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Threads of orders, and alerts, as the running hub tells them. */
@BesideOthers
@ExtendWith(RunningHub.class)
class WatchedIT {

  private final HubUnderTest hub;
  private final String name = V2.unique("wtc").toLowerCase(Locale.ROOT);

  WatchedIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @Test
  void anOrderAndItsResultAreOneStory() throws Exception {
    String patient = V2.unique("P");
    String order = V2.unique("O");
    String placed = V2.unique("C");
    String resulted = V2.unique("C");
    try (Declared declared = new Declared(hub, name)) {
      declared.as("loops: {orders: {result-within: 24h}}\n");
      declared.send(
          List.of(
              V2.header("OML^O21^OML_O21", placed)
                  + "\r"
                  + V2.patient(patient)
                  + "\rORC|NW|P%1$s^TRIAL\rOBR|1|P%1$s^TRIAL||24323-8^Comprehensive metabolic panel^LN\r"
                      .formatted(order),
              V2.glucose(resulted, patient, order, "92")));
      hub.journal().fate(placed);
      hub.journal().fate(resulted);

      JsonNode thread = only("/api/threads?placer=" + Caller.escaped("TRIAL|P" + order));
      assertThat(thread.path("state").asText()).isEqualTo("DONE");
      assertThat(thread.path("interfaceName").asText()).isEqualTo(name);
      assertThat(only("/api/threads?patient=" + patient)).isEqualTo(thread);
      JsonNode story = get("/api/threads/" + thread.path("id").asText());
      assertThat(story.path("events").findValuesAsText("what")).containsExactly("ORDERED", "FINAL");
    }
  }

  @Test
  void anOrderWithoutResultIsAnAlertThatSomebodyAcknowledgesAndEnds() throws Exception {
    String order = V2.unique("O");
    try (Declared declared = new Declared(hub, name)) {
      declared.as("loops: {orders: {result-within: 1s}}\n");
      declared.send(
          List.of(
              V2.header("OML^O21^OML_O21", V2.unique("C"))
                  + "\r"
                  + V2.patient(V2.unique("P"))
                  + "\rORC|NW|%1$s^TRIAL\rOBR|1|%1$s^TRIAL||2345-7^Glucose^LN\r".formatted(order)));
      JsonNode alert =
          await("the alert")
              .atMost(Duration.ofSeconds(30))
              .until(this::alert, found -> !found.isMissingNode());
      assertThat(alert.path("kind").asText()).isEqualTo("OVERDUE");

      Reply seen = post("/api/alerts/" + alert.path("id").asText() + "/acknowledge");
      assertThat(seen.json().path("acknowledgedBy").asText()).isNotEmpty();
      JsonNode thread = only("/api/threads?state=OVERDUE&interface=" + name);
      post("/api/threads/" + thread.path("id").asText() + "/close");
      await("the end of it").atMost(Duration.ofSeconds(30)).until(() -> alert().isMissingNode());
    }
  }

  private JsonNode alert() throws IOException, InterruptedException {
    for (JsonNode one : get("/api/alerts").path("alerts")) {
      if (one.path("interfaceName").asText().equals(name)) {
        return one;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  private JsonNode only(String path) throws IOException, InterruptedException {
    JsonNode threads = get(path).path("threads");
    assertThat(threads).hasSize(1);
    return threads.get(0);
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    Reply reply = hub.as(Role.ANALYST).get(path);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.json();
  }

  private Reply post(String path) throws IOException, InterruptedException {
    Reply reply = hub.as(Role.OPERATOR).send("POST", path, "");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply;
  }
}
