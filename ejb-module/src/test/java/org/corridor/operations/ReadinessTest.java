package org.corridor.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.Map;
import javax.management.JMException;
import org.corridor.intake.BrokerDisk;
import org.corridor.intake.MllpListeners.State;
import org.corridor.testing.MapConfig;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {

  private static final BrokerDisk ANY_DISK = BrokerDisk.from(new MapConfig(Map.of()));

  @BeforeAll
  static void answersCanBeMade() {
    HealthAnswers.make();
  }

  @Test
  void theBrokerIsReadyWhenSomebodyTakesItsMessages() throws JMException {
    try (BrokerStandIn broker = new BrokerStandIn(7, 32)) {
      HealthCheckResponse answer = BrokerReadiness.of(broker.queue(), ANY_DISK);

      assertThat(answer.getName()).isEqualTo("broker");
      assertThat(answer.getStatus()).isEqualTo(Status.UP);
      assertThat(HealthAnswers.data(answer))
          .containsExactly(entry("consumers", 32L), entry("waiting", 7L));
    }
  }

  @Test
  void aQueueThatNobodyReadsIsNotReady() throws JMException {
    try (BrokerStandIn broker = new BrokerStandIn(7, 0)) {
      assertThat(BrokerReadiness.of(broker.queue(), ANY_DISK).getStatus()).isEqualTo(Status.DOWN);
    }
  }

  @Test
  void aBrokerWhoseDiskIsFullIsNotReady(@TempDir Path folder) throws JMException {
    try (BrokerStandIn broker = new BrokerStandIn(7, 32)) {
      HealthCheckResponse full = BrokerReadiness.of(broker.queue(), disk(folder, Long.MAX_VALUE));
      assertThat(full.getStatus()).isEqualTo(Status.DOWN);
      assertThat(HealthAnswers.data(full)).containsKey("free");

      assertThat(BrokerReadiness.of(broker.queue(), disk(folder, 1)).getStatus())
          .isEqualTo(Status.UP);
    }
  }

  private static BrokerDisk disk(Path folder, long reserve) {
    return BrokerDisk.from(
        new MapConfig(
            Map.of(
                "corridor.queues.directory",
                folder.toString(),
                "corridor.queues.disk-free",
                Long.toString(reserve))));
  }

  @Test
  void aBrokerThatIsGoneIsNotReady() throws JMException {
    BrokerStandIn broker = new BrokerStandIn(7, 32);
    BrokerQueue queue = broker.queue();
    broker.close();

    HealthCheckResponse answer = BrokerReadiness.of(queue, ANY_DISK);
    assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
    assertThat(HealthAnswers.data(answer)).contains(entry("consumers", -1L));
  }

  @Test
  void oneInterfaceThatIsClosedIsNotReady() {
    HealthCheckResponse answer =
        InterfacesReadiness.of(Map.of("main", State.LISTENING, "lab", State.CLOSED));

    assertThat(answer.getName()).isEqualTo("interfaces");
    assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
    assertThat(HealthAnswers.data(answer))
        .containsOnly(entry("main", "listening"), entry("lab", "closed"));
  }

  @Test
  void aPausedInterfaceIsReady() {
    HealthCheckResponse answer =
        InterfacesReadiness.of(Map.of("main", State.LISTENING, "lab", State.PAUSED));

    assertThat(answer.getStatus()).isEqualTo(Status.UP);
    assertThat(HealthAnswers.data(answer)).contains(entry("lab", "paused"));
  }

  @Test
  void withoutAnInterfaceNoneIsMissing() {
    assertThat(InterfacesReadiness.of(Map.of()).getStatus()).isEqualTo(Status.UP);
  }
}
