package org.corridor.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.corridor.hub.Caller;
import org.corridor.hub.Declared;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Reply;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.V2;
import org.corridor.hub.Ward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deliveries through outages and refusals, and what people do about them. */
@ExtendWith(RunningHub.class)
class DeliveriesIT {

  private final HubUnderTest hub;
  private final String ward = V2.unique("ward").toLowerCase(Locale.ROOT);

  DeliveriesIT(HubUnderTest hub) {
    this.hub = hub;
  }

  private String to(Ward receiver, String policy) {
    return """
    repository: none
    routes:
      - to: %1$s
    destinations:
      %1$s:
        mllp: {host: 127.0.0.1, port: %2$d, timeout: 2s}
        %3$s
    """
        .formatted(ward, receiver.port(), policy);
  }

  private static List<String> registrations(List<String> controlIds, String patient) {
    return controlIds.stream().map(id -> V2.registration(id, patient)).toList();
  }

  private static List<String> controlIds(int count) {
    return IntStream.range(0, count).mapToObj(i -> V2.unique("C")).toList();
  }

  @Test
  void anOutageIsWaitedOutAndTheOrderKept() throws Exception {
    try (Ward receiver = new Ward();
        Declared declared = new Declared(hub, ward)) {
      declared.as(
          to(
              receiver,
              "breaker: {failures: 2, probe: 1s}\n    retry: {first: 200ms, longest: 1s}"));
      List<String> ids = controlIds(20);
      String patient = V2.unique("P");
      receiver.leave();
      declared.send(registrations(ids, patient));
      await("the destination to be down")
          .atMost(Duration.ofSeconds(20))
          .until(() -> declared.destination(ward).path("down").asBoolean());
      assertThat(declared.deliveries(ward, "DELIVERED")).isEmpty();
      receiver.comeBack();
      declared.awaitDeliveries(ward, "DELIVERED", ids.size());
      assertThat(receiver.controlIds()).containsExactlyElementsOf(ids);
      assertThat(declared.destination(ward).path("down").asBoolean()).isFalse();
    }
  }

  @Test
  void aRefusedMessageIsSetAsideAndCorrectedByHand() throws Exception {
    try (Ward receiver = new Ward();
        Declared declared = new Declared(hub, ward)) {
      List<String> ids = controlIds(3);
      receiver.answering(message -> message.contains(ids.get(0) + "|P") ? "AR" : "AA");
      declared.as(to(receiver, "order: patient"));
      String patient = V2.unique("P");
      declared.send(registrations(ids, patient));
      declared.awaitDeliveries(ward, "DELIVERED", 2);
      JsonNode parked = declared.awaitDeliveries(ward, "PARKED", 1).get(0);
      assertThat(parked.path("reason").asText()).startsWith("AR");

      Caller analyst = hub.as(Role.ANALYST);
      String path = "/api/deliveries/" + parked.path("id").asText();
      Reply content = analyst.get(path + "/content");
      assertThat(content.status()).isEqualTo(200);
      String corrected = content.text().replace(ids.get(0), ids.get(0) + "X");
      Reply copy = analyst.send("POST", path + "/edit", "text/plain", corrected.getBytes(UTF_8));
      assertThat(copy.status()).as(copy.toString()).isEqualTo(200);
      declared.awaitDeliveries(ward, "DELIVERED", 3);
      assertThat(receiver.controlIds()).last().isEqualTo(ids.get(0) + "X");
      JsonNode original = analyst.get(path).json();
      assertThat(original.at("/delivery/state").asText()).isEqualTo("DISCARDED");
      assertThat(original.path("timeline").findValuesAsText("who")).contains(Role.ANALYST.user());
    }
  }

  @Test
  void whatIsDiscardedSaysWhyAndNobodyElseMay() throws Exception {
    try (Ward receiver = new Ward();
        Declared declared = new Declared(hub, ward)) {
      receiver.answering(message -> "AR");
      declared.as(to(receiver, "order: none"));
      declared.send(registrations(controlIds(1), V2.unique("P")));
      String id = declared.awaitDeliveries(ward, "PARKED", 1).get(0).path("id").asText();
      String path = "/api/deliveries/" + id;
      byte[] reason = "{\"reason\":\"sent by telephone\"}".getBytes(UTF_8);
      String json = "application/json";
      assertThat(hub.anonymous().send("POST", path + "/discard", json, reason).status())
          .isEqualTo(401);
      assertThat(hub.as(Role.CLINICIAN).send("POST", path + "/discard", json, reason).status())
          .isEqualTo(403);
      assertThat(
              hub.as(Role.OPERATOR)
                  .send("POST", path + "/discard", json, "{}".getBytes(UTF_8))
                  .status())
          .isEqualTo(400);
      assertThat(hub.as(Role.OPERATOR).send("POST", path + "/discard", json, reason).status())
          .isEqualTo(204);
      JsonNode detail = hub.as(Role.OPERATOR).get(path).json();
      assertThat(detail.at("/delivery/state").asText()).isEqualTo("DISCARDED");
      assertThat(detail.at("/delivery/reason").asText()).contains("sent by telephone");
    }
  }

  @Test
  void aPausedDestinationWaitsAndGoesOn() throws Exception {
    try (Ward receiver = new Ward();
        Declared declared = new Declared(hub, ward)) {
      declared.as(to(receiver, "order: strict"));
      await("the destination").until(() -> !declared.destination(ward).isMissingNode());
      post("/api/destinations/" + ward + "/pause");
      List<String> ids = controlIds(5);
      declared.send(registrations(ids, V2.unique("P")));
      declared.awaitDeliveries(ward, "WAITING", 5);
      assertThat(receiver.came()).isEmpty();
      post("/api/destinations/" + ward + "/resume");
      declared.awaitDeliveries(ward, "DELIVERED", 5);
      assertThat(receiver.controlIds()).containsExactlyElementsOf(ids);
      post("/api/deliveries/replay?destination=" + ward);
      declared.awaitDeliveries(ward, "DELIVERED", 10);
      assertThat(receiver.controlIds()).hasSize(10).startsWith(ids.toArray(String[]::new));
    }
  }

  private void post(String path) throws IOException, InterruptedException {
    Reply reply = hub.as(Role.OPERATOR).send("POST", path, "");
    assertThat(reply.status()).as(reply.toString()).isBetween(200, 204);
  }
}
