package org.corridor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RushTest {

  private static final Duration STEP = Duration.ofMillis(10);

  private long now = 7;
  private final Rush rush = new Rush(50, Duration.ofSeconds(15), () -> now);

  /** Processing of 200 a second is seen, and its rate known. */
  @BeforeEach
  void aHubThatKeepsUp() {
    steps(0, 200, 200, Duration.ofSeconds(3));
  }

  /**
   * How much of the time processing rests.
   *
   * @param pressing messages a second that were ready, of those that come
   * @param settled messages a second, while processing does not rest
   */
  private Duration steps(int pressing, int coming, int settled, Duration time) {
    Duration resting = Duration.ZERO;
    for (long i = 0; i < time.dividedBy(STEP); i++) {
      rush.pressed(part(pressing, i));
      rush.took(part(coming, i));
      now += STEP.toNanos();
      if (rush.isOn()) {
        resting = resting.plus(STEP);
      } else {
        rush.settled(part(settled, i));
      }
    }
    return resting;
  }

  /** What falls on one of a second's hundred steps. */
  private static int part(int perSecond, long step) {
    return (int) (perSecond * (step + 1) / 100 - perSecond * step / 100);
  }

  private Duration pressed(int perSecond, Duration time) {
    return steps(perSecond, perSecond, 200, time);
  }

  @Test
  void sendersThatWaitForTheHubAreARushThoughAsManyAreProcessed() {
    assertThat(pressed(150, Duration.ofSeconds(5)))
        .isBetween(Duration.ofMillis(4_700), Duration.ofSeconds(5));
  }

  @Test
  void itBeginsWithTheFrameThatMakesItOne() {
    rush.pressed(4);
    assertThat(rush.isOn()).isFalse();
    rush.pressed(1);
    assertThat(rush.isOn()).isTrue();
  }

  @Test
  void itGoesOnWhenManyWait() {
    assertThat(pressed(1_000, Duration.ofSeconds(10)))
        .isBetween(Duration.ofMillis(9_700), Duration.ofSeconds(10));
  }

  @Test
  void sendersThatAreNotReadyAreNoRushHoweverManyMessagesCome() {
    assertThat(steps(0, 2_000, 200, Duration.ofMinutes(1))).isZero();
    assertThat(steps(30, 2_000, 200, Duration.ofMinutes(1))).isZero();
  }

  @Test
  void whenMessagesWaitThoseThatComeAsFastAsTheyAreProcessedAreNoRush() {
    steps(0, 700, 200, Duration.ofSeconds(3));
    steps(0, 200, 200, Duration.ofSeconds(2));
    for (int second = 0; second < 60; second++) {
      // Senders that send whenever the hub has settled so many.
      assertThat(steps(1_000, 1_000, 200, Duration.ofMillis(200))).isZero();
      assertThat(steps(0, 0, 200, Duration.ofMillis(800))).isZero();
    }
  }

  @Test
  void whenMessagesWaitThoseThatComeMuchFasterAreOne() {
    rush.took(1_000);
    assertThat(pressed(600, Duration.ofSeconds(10)))
        .isBetween(Duration.ofSeconds(8), Duration.ofMillis(9_500));
  }

  @Test
  void thereIsNoRestWhileMessagesComeThatSomebodyWaitsFor() {
    for (int second = 0; second < 60; second++) {
      rush.urgent();
      assertThat(pressed(1_000, Duration.ofSeconds(1))).isZero();
    }
    assertThat(pressed(1_000, Duration.ofSeconds(16)))
        .isBetween(Duration.ofMillis(1_500), Duration.ofMillis(2_100));
  }

  @Test
  void aMessageThatSomebodyWaitsForEndsARest() {
    pressed(1_000, Duration.ofSeconds(2));
    assertThat(rush.isOn()).isTrue();
    rush.urgent();
    assertThat(rush.isOn()).isFalse();
  }

  @Test
  void aMetricTellsWhetherItRests() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    rush.measure(meters);
    assertThat(meters.get("corridor.processing.resting").gauge().value()).isZero();
    pressed(1_000, Duration.ofSeconds(5));
    assertThat(meters.get("corridor.processing.resting").gauge().value()).isEqualTo(1);
  }

  @Test
  void itWorksOnAsSoonAsTheyStopComing() {
    pressed(1_000, Duration.ofSeconds(5));
    assertThat(rush.isOn()).isTrue();
    now += Duration.ofMillis(300).toNanos();
    assertThat(rush.isOn()).isFalse();
  }

  @Test
  void aRushThatGoesOnTakesATenthOfTheTime() {
    assertThat(pressed(1_000, Duration.ofSeconds(30)))
        .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(18));
    assertThat(pressed(1_000, Duration.ofMinutes(10)))
        .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(65));
  }

  @Test
  void afterALongCalmItRestsAgain() {
    pressed(1_000, Duration.ofMinutes(1));
    now += Duration.ofMinutes(5).toNanos();
    assertThat(rush.isOn()).isFalse();
    assertThat(pressed(1_000, Duration.ofSeconds(10))).isGreaterThan(Duration.ofSeconds(9));
  }
}
