package org.corridor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RushTest {

  private static final Duration STEP = Duration.ofMillis(10);

  private long now = 7;
  private final Rush rush = new Rush(200, Duration.ofSeconds(15), () -> now);

  /** How much of the time processing rests while so many messages come. */
  private Duration resting(int perSecond, Duration time) {
    Duration resting = Duration.ZERO;
    for (long i = 0; i < time.dividedBy(STEP); i++) {
      rush.took(perSecond / 100);
      now += STEP.toNanos();
      if (rush.isOn()) {
        resting = resting.plus(STEP);
      }
    }
    return resting;
  }

  @Test
  void whatIsProcessedAsFastIsNoRush() {
    for (int i = 0; i < 20; i++) {
      rush.settled(200);
      assertThat(resting(2_000, Duration.ofMillis(100))).isZero();
    }
    for (int i = 0; i < 1_000; i++) {
      rush.settled(150);
      assertThat(resting(2_000, Duration.ofMillis(100))).isZero();
    }
  }

  @Test
  void whatComesSlowlyIsNoRushHoweverMuchWaits() {
    assertThat(resting(150, Duration.ofMinutes(1))).isZero();
  }

  @Test
  void manyThatComeButDoNotWaitAreNoRush() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(resting(2_000, Duration.ofMillis(100))).isZero();
      rush.settled(200);
    }
  }

  @Test
  void processingRestsWhileManyComeAndWait() {
    assertThat(resting(1_000, Duration.ofSeconds(10)))
        .isBetween(Duration.ofMillis(9_300), Duration.ofMillis(9_700));
  }

  @Test
  void aMetricTellsWhetherItRests() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    rush.measure(meters);
    assertThat(meters.get("corridor.processing.resting").gauge().value()).isZero();
    resting(1_000, Duration.ofSeconds(5));
    assertThat(meters.get("corridor.processing.resting").gauge().value()).isEqualTo(1);
  }

  @Test
  void itWorksOnAsSoonAsTheyStopComing() {
    resting(1_000, Duration.ofSeconds(5));
    assertThat(rush.isOn()).isTrue();
    now += Duration.ofMillis(300).toNanos();
    assertThat(rush.isOn()).isFalse();
  }

  @Test
  void aRushThatGoesOnTakesATenthOfTheTime() {
    assertThat(resting(1_000, Duration.ofSeconds(30)))
        .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(18));
    assertThat(resting(1_000, Duration.ofMinutes(10)))
        .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(65));
  }

  @Test
  void afterALongCalmItRestsAgain() {
    resting(1_000, Duration.ofMinutes(1));
    now += Duration.ofMinutes(5).toNanos();
    assertThat(rush.isOn()).isFalse();
    assertThat(resting(1_000, Duration.ofSeconds(10))).isGreaterThan(Duration.ofSeconds(9));
  }
}
