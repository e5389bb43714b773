package org.corridor.delivery;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.corridor.shared.Trace;

/** The engine's threads: few when nothing is to be done. */
final class Crew {

  private static final Logger LOG = System.getLogger(Crew.class.getName());
  private static final int READERS = 2;
  private static final int REST_SECONDS = 10;
  private static final Duration LOOK_UP = Duration.ofMillis(5);

  private final ThreadFactory factory;
  private final Clock clock;
  private final ThreadPoolExecutor couriers;
  private final ThreadPoolExecutor readers;
  private final ScheduledThreadPoolExecutor clockwork;
  private Optional<Thread> clerk = Optional.empty();

  /**
   * @param most how many couriers are on their way at once
   */
  Crew(ThreadFactory factory, int most, Clock clock) {
    this.factory = factory;
    this.clock = clock;
    this.couriers =
        new ThreadPoolExecutor(
            0, most, REST_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    this.readers =
        new ThreadPoolExecutor(
            READERS, READERS, REST_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    readers.allowCoreThreadTimeOut(true);
    this.clockwork = new ScheduledThreadPoolExecutor(1, factory);
  }

  void start(Runnable work) {
    Thread thread = factory.newThread(logged(work));
    thread.setName("corridor-delivery-clerk");
    clerk = Optional.of(thread);
    thread.start();
  }

  /** Refuses when all are busy, or after the end. */
  Executor couriers() {
    return task -> couriers.execute(logged(task));
  }

  /** For what reads from the database. */
  Executor readers() {
    return task -> readers.execute(logged(task));
  }

  Ticker ticker() {
    return (moment, task) -> {
      // Rather a little late than early, only to find that it is not yet time.
      long delay = Math.max(0, Duration.between(clock.instant(), moment).toMillis() + 1);
      if (!clockwork.isShutdown()) {
        Future<?> unused = clockwork.schedule(logged(task), delay, TimeUnit.MILLISECONDS);
      }
    };
  }

  private static Runnable logged(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException unforeseen) {
        LOG.log(Level.ERROR, "delivering failed: " + Trace.of(unforeseen));
      }
    };
  }

  /** Waits until the condition holds, or for so long. */
  void await(BooleanSupplier condition, Duration most) {
    Instant end = clock.instant().plus(most);
    while (!condition.getAsBoolean() && clock.instant().isBefore(end)) {
      LockSupport.parkNanos(LOOK_UP.toNanos());
    }
  }

  void interruptCouriers() {
    couriers.shutdownNow();
  }

  void stop() {
    clockwork.shutdownNow();
    readers.shutdown();
    clerk.ifPresent(
        thread -> {
          try {
            thread.join(Duration.ofSeconds(REST_SECONDS).toMillis());
          } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
