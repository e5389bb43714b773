package org.corridor.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import javax.management.JMException;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Jmx;
import org.corridor.hub.Reply;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.Sender;
import org.corridor.hub.V2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What those see and do who run the hub. */
@ExtendWith(RunningHub.class)
class OperationsIT {

  private static final String PROCESSING = "org.corridor:type=Processing";
  private static final String QUEUE = "org.corridor:type=InboundQueue";
  private static final String INTERFACE = "org.corridor:type=Interface,name=main";

  private final HubUnderTest hub;

  OperationsIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @Test
  void jmxCountsWhatCameInAndWhatBecameOfIt() throws IOException, JMException {
    try (Jmx jmx = hub.jmx()) {
      long received = number(jmx, INTERFACE, "Received");
      long processed = number(jmx, PROCESSING, "Processed");
      String controlId = V2.unique("OPS");
      send(V2.registration(controlId, V2.unique("P")));
      hub.journal().settled(controlId);

      assertThat(number(jmx, INTERFACE, "Received")).isGreaterThan(received);
      assertThat(number(jmx, PROCESSING, "Processed")).isGreaterThan(processed);
      assertThat(number(jmx, QUEUE, "Depth")).isNotNegative();
      assertThat(number(jmx, QUEUE, "OldestAge")).isNotNegative();
      assertThat((Double) jmx.get(INTERFACE, "AcknowledgementP99")).isPositive();
      assertThat((Double) jmx.get(PROCESSING, "EndToEndP50")).isPositive();
    }
  }

  @Test
  void aPausedInterfaceReadsNothingUntilItIsResumed() throws IOException, JMException {
    try (Jmx jmx = hub.jmx();
        Sender sender = hub.sender()) {
      assertThat(sender.send(V2.registration(V2.unique("OPS"), V2.unique("P"))).code())
          .isEqualTo("AA");
      jmx.call(INTERFACE, "pause");
      try {
        assertThat(jmx.get(INTERFACE, "Paused")).isEqualTo(true);
        sender.write(
            Sender.frame(V2.registration(V2.unique("OPS"), V2.unique("P")).getBytes(UTF_8)));
        assertThat(sender.hearsNothingFor(Duration.ofSeconds(2))).isTrue();
      } finally {
        jmx.call(INTERFACE, "resume");
      }
      assertThat(sender.receive().code()).isEqualTo("AA");
    }
  }

  @Test
  void theMetricsArePrometheusText() throws IOException, InterruptedException {
    String controlId = V2.unique("OPS");
    send(V2.registration(controlId, V2.unique("P")));
    hub.journal().settled(controlId);

    Reply metrics = hub.as(Role.OPERATOR).get("/metrics");

    assertThat(metrics.header("Content-Type")).startsWith("text/plain");
    assertThat(metrics.text())
        .containsPattern("corridor_messages_total\\{[^}]*state=\"processed\"[^}]*} [1-9]")
        .containsPattern("corridor_acknowledgement_seconds_count")
        .containsPattern("corridor_end_to_end_seconds_count")
        .containsPattern("corridor_queue_depth\\{queue=\"corridor.inbound\"} [0-9]")
        .containsPattern("corridor_queue_oldest_age_seconds\\{queue=\"corridor.inbound\"} [0-9]")
        .containsPattern("corridor_journal_backlog [0-9]")
        // The server hands its broker over: see ArtemisActivator.
        .containsPattern("corridor_queue_stored_total\\{[^}]*way=\"direct\"[^}]*} [1-9]")
        .doesNotContain("Trialname");
  }

  @Test
  void healthIsPlainJson() throws IOException, InterruptedException {
    assertThat(hub.anonymous().get("/health/live").json().path("status").asText()).isEqualTo("UP");
    assertThat(hub.anonymous().get("/health/ready").json().path("status").asText()).isEqualTo("UP");
  }

  @Test
  void readinessNamesEveryThingTheHubNeeds() throws IOException, InterruptedException {
    JsonNode checks = hub.as(Role.OPERATOR).get("/health/ready").json().path("checks");

    assertThat(checks)
        .extracting(check -> check.path("name").asText() + " " + check.path("status").asText())
        .containsExactlyInAnyOrder("repository UP", "journal UP", "broker UP", "interfaces UP");
    assertThat(data(checks, "broker").path("consumers").asLong()).isPositive();
    assertThat(data(checks, "journal").path("backlog").asLong(-1)).isNotNegative();
    assertThat(data(checks, "interfaces").path("main").asText()).isEqualTo("listening");
  }

  private static JsonNode data(JsonNode checks, String name) {
    for (JsonNode check : checks) {
      if (check.path("name").asText().equals(name)) {
        return check.path("data");
      }
    }
    return checks.path("absent");
  }

  @Test
  void noPatientsNameLiesInTheBrokersFilesOrInTheLog() throws IOException, InterruptedException {
    String name = V2.unique("Secretname");
    String controlId = V2.unique("OPS");
    send(V2.registration(controlId, V2.unique("P")).replace("Trialname", name));
    hub.journal().settled(controlId);

    Path server = hub.directory().resolve("server");
    assertThat(filesHolding(server.resolve("log"), name)).isEmpty();
    assertThat(filesHolding(server.resolve("data/activemq"), name)).isEmpty();
    Path journal = server.resolve("data/h2");
    if (Files.isDirectory(journal)) {
      assertThat(filesHolding(journal, name))
          .allMatch(file -> file.getFileName().toString().contains("fhir"));
    }
  }

  private static Stream<Path> filesHolding(Path directory, String text) throws IOException {
    assertThat(directory).isDirectory();
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> holds(file, text.getBytes(UTF_8)))
          .toList()
          .stream();
    }
  }

  private static boolean holds(Path file, byte[] wanted) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
          .contains(new String(wanted, java.nio.charset.StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void send(String message) throws IOException {
    try (Sender sender = hub.sender()) {
      assertThat(sender.send(message).code()).isEqualTo("AA");
    }
  }

  private static long number(Jmx jmx, String bean, String attribute)
      throws IOException, JMException {
    return ((Number) jmx.get(bean, attribute)).longValue();
  }
}
