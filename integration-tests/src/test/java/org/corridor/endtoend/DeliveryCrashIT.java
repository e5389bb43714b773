package org.corridor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.corridor.hub.Crashes;
import org.corridor.hub.Declared;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.RunningHub;
import org.corridor.hub.V2;
import org.corridor.hub.Ward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The server is killed while deliveries are at every step of their way: not sent yet, sent and not
 * answered, answered and not written down. Each receiver is a system of its own.
 */
@Crashes
@ExtendWith(RunningHub.class)
class DeliveryCrashIT {

  private static final int MANY = 300;

  private final HubUnderTest hub;
  private final String name = V2.unique("crash").toLowerCase(Locale.ROOT);

  DeliveryCrashIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @Test
  void nothingIsLostAndOnlyWhatIsToBeRepeatedIs() throws Exception {
    CountDownLatch underWay = new CountDownLatch(MANY / 3);
    try (Ward away = new Ward();
        Ward resend = new Ward();
        Ward ask = new Ward();
        Ward hold = new Ward();
        Ward busy = new Ward();
        Declared declared = new Declared(hub, name)) {
      away.leave();
      resend.answering(message -> Ward.SILENCE);
      ask.answering(message -> Ward.SILENCE);
      hold.answering(message -> Ward.SILENCE);
      busy.answering(
          message -> {
            underWay.countDown();
            return "AA";
          });
      declared.as(
          "repository: none\nroutes:\n"
              + route("away", "= " + name + "-1")
              + route("resend", "= " + name + "-1")
              + route("ask", "in (%1$s-1, %1$s-2)".formatted(name))
              + route("hold", "in (%1$s-1, %1$s-2)".formatted(name))
              + route("busy", "!= none")
              + "destinations:\n"
              + destination("away", away, "resend")
              + destination("resend", resend, "resend")
              + destination("ask", ask, "ask")
              + destination("hold", hold, "hold")
              + destination("busy", busy, "resend"));

      List<String> ids = new ArrayList<>(List.of(name + "-1", name + "-2"));
      String patient = V2.unique("P");
      declared.send(ids.stream().map(id -> V2.registration(id, patient)).toList());
      await("the messages that nobody answers")
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> resend.came().size() == 1 && ask.came().size() == 1 && hold.came().size() == 1);
      for (int i = 0; i < MANY; i++) {
        ids.add(V2.unique("C"));
      }
      declared.send(
          ids.subList(2, ids.size()).stream()
              .map(id -> V2.registration(id, V2.unique("P")))
              .toList());
      // While acknowledgements arrive some are written down, and some are not yet.
      assertThat(underWay.await(60, TimeUnit.SECONDS)).isTrue();
      hub.kill();
      int before = busy.came().size();
      away.comeBack();
      for (Ward ward : List.of(resend, ask, hold)) {
        ward.answering(message -> "AA");
      }
      hub.up();

      // Not sent yet: goes once.
      declared.awaitDeliveries(at("away"), "DELIVERED", 1);
      assertThat(away.controlIds()).containsExactly(name + "-1");
      // Sent and not answered: as the destination says.
      declared.awaitDeliveries(at("resend"), "DELIVERED", 1);
      assertThat(resend.controlIds()).containsExactly(name + "-1", name + "-1");
      assertThat(declared.deliveries(at("resend"), "DELIVERED"))
          .allMatch(one -> one.path("repeated").asBoolean());
      declared.awaitDeliveries(at("ask"), "DELIVERED", 1);
      assertThat(declared.awaitDeliveries(at("ask"), "IN_DOUBT", 1)).hasSize(1);
      assertThat(ask.controlIds()).containsExactly(name + "-1", name + "-2");
      declared.awaitDeliveries(at("hold"), "IN_DOUBT", 1);
      assertThat(declared.deliveries(at("hold"), "WAITING")).hasSize(1);
      assertThat(hold.controlIds()).containsExactly(name + "-1");
      // Under load: everything arrives, and what arrived twice is marked.
      List<JsonNode> delivered = deliveredTo(declared, "busy", ids.size());
      assertThat(new HashSet<>(busy.controlIds())).containsAll(ids);
      int twice = busy.came().size() - new HashSet<>(busy.controlIds()).size();
      long marked = delivered.stream().filter(one -> one.path("repeated").asBoolean()).count();
      assertThat(before).isLessThan(ids.size());
      assertThat(marked).isGreaterThanOrEqualTo(twice);
    }
  }

  private List<JsonNode> deliveredTo(Declared declared, String ward, int count) {
    return await("all deliveries to " + ward)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> declared.deliveries(at(ward), "DELIVERED"), all -> all.size() == count);
  }

  private String at(String ward) {
    return name + "-" + ward;
  }

  private String route(String ward, String controlId) {
    return "  - {to: %s, when: \"MSH-10 %s\"}%n".formatted(at(ward), controlId);
  }

  private String destination(String ward, Ward receiver, String inDoubt) {
    return """
      %s:
        mllp: {host: 127.0.0.1, port: %d, timeout: 5m}
        order: patient
        connections: 2
        in-doubt: %s
        retry: {first: 500ms, longest: 2s}
        breaker: {failures: 100, probe: 1s}
    """
        .formatted(at(ward), receiver.port(), inDoubt);
  }
}
