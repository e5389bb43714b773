package org.corridor.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import javax.management.JMException;
import org.corridor.intake.MllpListeners.State;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  @BeforeAll
  static void answersCanBeMade() {
    HealthAnswers.make();
  }

  @Test
  void theBrokerIsReadyWhenSomebodyTakesItsMessages() throws JMException {
    try (BrokerStandIn broker = new BrokerStandIn(7, 32)) {
      HealthCheckResponse answer = BrokerReadiness.of(broker.queue());

      assertThat(answer.getName()).isEqualTo("broker");
      assertThat(answer.getStatus()).isEqualTo(Status.UP);
      assertThat(HealthAnswers.data(answer))
          .containsExactly(entry("consumers", 32L), entry("waiting", 7L));
    }
  }

  @Test
  void aQueueThatNobodyReadsIsNotReady() throws JMException {
    try (BrokerStandIn broker = new BrokerStandIn(7, 0)) {
      assertThat(BrokerReadiness.of(broker.queue()).getStatus()).isEqualTo(Status.DOWN);
    }
  }

  @Test
  void aBrokerThatIsGoneIsNotReady() throws JMException {
    BrokerStandIn broker = new BrokerStandIn(7, 32);
    BrokerQueue queue = broker.queue();
    broker.close();

    HealthCheckResponse answer = BrokerReadiness.of(queue);
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
