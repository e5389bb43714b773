package org.corridor.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * What a piece of work costs the processor. It tells work that grows with the square of its input,
 * which takes minutes, from work that is slow because the machine is.
 */
public final class Work {

  /** No single input may cost this much, on any machine. */
  private static final Duration ENDLESS = Duration.ofSeconds(60);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Work() {}

  /** Does the work, in this thread; whether it went on far too long. */
  public static boolean isEndless(Runnable work) {
    long before = THREADS.getCurrentThreadCpuTime();
    work.run();
    return THREADS.getCurrentThreadCpuTime() - before > ENDLESS.toNanos();
  }
}
