package org.corridor.changes;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.corridor.repository.ChangeBell;

/** Looks at once when something was written here, and thoroughly now and then. */
final class ChangeLoop implements Runnable, AutoCloseable {

  /** Under load many commits share a look. */
  private static final Duration BREATH = Duration.ofMillis(100);

  private final ChangeFeed feed;
  private final Duration every;
  private final Semaphore rung = new Semaphore(0);
  private final Runnable note = this::note;
  private volatile boolean stopping;

  ChangeLoop(ChangeFeed feed, Duration every) {
    this.feed = feed;
    this.every = every;
    ChangeBell.listen(note);
  }

  private void note() {
    if (rung.availablePermits() == 0) {
      rung.release();
    }
  }

  @Override
  public void run() {
    try {
      long thoroughAt = System.nanoTime();
      while (!stopping) {
        boolean thorough = System.nanoTime() - thoroughAt >= 0;
        feed.look(thorough);
        if (thorough) {
          thoroughAt = System.nanoTime() + every.toNanos();
        }
        TimeUnit.NANOSECONDS.sleep(BREATH.toNanos());
        await(thoroughAt - System.nanoTime());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void await(long nanos) throws InterruptedException {
    if (rung.tryAcquire(Math.max(0, nanos), TimeUnit.NANOSECONDS)) {
      rung.drainPermits();
    }
  }

  @Override
  public void close() {
    stopping = true;
    ChangeBell.forget(note);
    note();
  }
}
