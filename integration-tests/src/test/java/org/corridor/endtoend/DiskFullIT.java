package org.corridor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.corridor.hub.Crashes;
import org.corridor.hub.Declared;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.Sender;
import org.corridor.hub.SmallDisk;
import org.corridor.hub.V2;
import org.corridor.hub.Ward;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The disk of the broker's journal is filled to the last byte while messages come. Where the tests
 * may not mount a disk, this is skipped.
 */
@Crashes
@ExtendWith(RunningHub.class)
class DiskFullIT {

  private static final int MANY = 400;
  private static final int LARGE = 2_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HubUnderTest hub;
  private final String name = V2.unique("disk").toLowerCase(Locale.ROOT);
  private final AtomicInteger acknowledged = new AtomicInteger();

  DiskFullIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @Test
  void whatIsAcknowledgedIsDeliveredOnceAndTheRestStaysWithItsSender() throws Exception {
    Optional<SmallDisk> disk = SmallDisk.in(hub.directory());
    Assumptions.assumeTrue(disk.isPresent(), "this machine does not let tests mount a disk");
    Path journal = hub.directory().resolve("server/data/activemq");
    hub.kill();
    try (SmallDisk small = disk.get()) {
      small.take(journal);
      hub.up();
      try (Ward ward = new Ward();
          Declared declared = new Declared(hub, name)) {
        declared.as(routed(ward));
        fillAndFree(small, ward, declared);
      }
      hub.kill();
    }
    hub.up();
  }

  private void fillAndFree(SmallDisk small, Ward ward, Declared declared) throws Exception {
    long process = hub.process().pid();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      ids.add(V2.unique("C"));
    }
    ExecutorService system = Executors.newSingleThreadExecutor();
    try {
      Future<?> sending = system.submit(() -> sendUntilAcknowledged(declared, ids));
      await().atMost(PATIENCE).until(() -> acknowledged.get() >= MANY / 4);
      small.fill();

      await("the hub to say so").atMost(PATIENCE).until(() -> broker().equals("DOWN"));
      assertThat(Files.readString(hub.directory().resolve("server/log/server.log")))
          .contains("no message is taken: the broker's disk");
      String refused = V2.unique("C");
      for (int size : List.of(0, LARGE)) {
        try (Sender sender = declared.sender()) {
          assertThatThrownBy(() -> sender.send(message(refused, size)))
              .as("a message of %d bytes more", size)
              .isInstanceOf(IOException.class);
        }
      }
      int before = acknowledged.get();
      assertThat(before).isLessThan(MANY);
      await("what was acknowledged to be delivered from the full disk")
          .atMost(PATIENCE)
          .until(() -> ward.came().size() >= before);
      assertThat(ward.controlIds()).containsExactlyElementsOf(ids.subList(0, before));
      assertThat(acknowledged).hasValue(before);

      small.empty();
      sending.get();
      assertThat(broker()).isEqualTo("UP");
      declared.send(List.of(message(refused, LARGE)));
      ids.add(refused);
      await("everything")
          .atMost(PATIENCE)
          .until(() -> declared.deliveries(name, "DELIVERED").size() == ids.size());
      assertThat(ward.controlIds()).containsExactlyElementsOf(ids);
      assertThat(hub.process().pid()).as("without a restart").isEqualTo(process);
    } finally {
      system.shutdownNow();
    }
  }

  private String routed(Ward ward) {
    return """
    repository: none
    order: strict
    routes:
      - {to: %1$s}
    destinations:
      %1$s:
        mllp: {host: 127.0.0.1, port: %2$d, timeout: 1m}
        order: strict
    """
        .formatted(name, ward.port());
  }

  private static String message(String id, int size) {
    return V2.registration(id, V2.unique("P")) + "NTE|1||" + "x".repeat(size) + "\r";
  }

  /** Sends one after the other; again what is not acknowledged, as MLLP asks. */
  private Void sendUntilAcknowledged(Declared declared, List<String> ids)
      throws InterruptedException {
    for (String id : List.copyOf(ids)) {
      String message = message(id, 0);
      while (!isAcknowledged(declared, message)) {
        Thread.sleep(100);
      }
      acknowledged.incrementAndGet();
      Thread.sleep(10);
    }
    return null;
  }

  private static boolean isAcknowledged(Declared declared, String message) {
    try (Sender sender = declared.sender()) {
      return sender.send(message).code().equals("AA");
    } catch (IOException closed) {
      return false;
    }
  }

  private String broker() throws IOException, InterruptedException {
    for (JsonNode check : hub.as(Role.OPERATOR).get("/health/ready").json().path("checks")) {
      if (check.path("name").asText().equals("broker")) {
        return check.path("status").asText();
      }
    }
    return "absent";
  }
}
