package org.corridor.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProbeTest {

  private final SteppedClock clock = new SteppedClock();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean good = true;

  private final Probe probe =
      new Probe(
          () -> {
            asked.incrementAndGet();
            clock.step(Duration.ofMillis(40));
            return good;
          },
          clock);

  @Test
  void theFirstAnswerIsAskedFor() {
    assertThat(probe.outcome().good()).isTrue();
    assertThat(probe.outcome().took()).isEqualTo(Duration.ofMillis(40));
  }

  @Test
  void manyWhoAskAtOnceCostOneQuestion() {
    for (int i = 0; i < 100; i++) {
      assertThat(probe.outcome().good()).isTrue();
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void anAnswerOlderThanASecondIsAskedForAgain() {
    assertThat(probe.outcome().good()).isTrue();
    good = false;
    clock.step(Duration.ofMillis(1100));
    assertThat(probe.outcome().good()).isFalse();
    good = true;
    clock.step(Duration.ofMillis(1100));
    assertThat(probe.outcome().good()).isTrue();
    assertThat(asked).hasValue(3);
  }

  @Test
  void whoMeetsAQuestionThatHangsIsToldNo() throws InterruptedException {
    CountDownLatch hangs = new CountDownLatch(1);
    Probe stuck =
        new Probe(
            () -> {
              asked.incrementAndGet();
              await().until(() -> hangs.getCount() == 0);
              return true;
            },
            clock);
    Thread first = new Thread(stuck::outcome);
    first.start();
    await().until(() -> asked.get() == 1);

    assertThat(stuck.outcome().good()).isFalse();
    assertThat(asked).hasValue(1);
    hangs.countDown();
    first.join();
    assertThat(stuck.outcome().good()).isTrue();
  }

  /** Stands still unless told otherwise. */
  private static final class SteppedClock extends Clock {

    private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

    void step(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
