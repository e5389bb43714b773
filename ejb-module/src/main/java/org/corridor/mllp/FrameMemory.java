package org.corridor.mllp;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.Config;

/**
 * How much memory the large frames of all connections may take together. A connection whose frame
 * outgrows 256 KiB takes a share for the largest frame it may get, all at once so that no two wait
 * for each other, and gives it back when the frame is answered; while there is none it reads
 * nothing, and its sender waits.
 */
public final class FrameMemory {

  /** What a connection has without asking. */
  static final int SMALL = 256 * 1024;

  private final int total;
  private final Semaphore free;

  /**
   * @param total bytes; a frame that needs more than all of it has it alone
   */
  public FrameMemory(int total) {
    this.total = total;
    this.free = new Semaphore(total, true);
  }

  /** Reads {@code corridor.mllp.frame-memory}; a 32nd of the heap when nobody says otherwise. */
  public static FrameMemory from(Config config) {
    long bytes =
        config
            .getOptionalValue("corridor.mllp.frame-memory", Long.class)
            .orElse(Runtime.getRuntime().maxMemory() / 32);
    if (bytes <= 0) {
      throw new IllegalArgumentException("corridor.mllp.frame-memory must be more than nothing");
    }
    return new FrameMemory((int) Math.min(bytes, Integer.MAX_VALUE));
  }

  /** Shows how much is taken. */
  public void measure(MeterRegistry registry) {
    Gauge.builder("corridor.frames.memory", this, FrameMemory::taken)
        .baseUnit("bytes")
        .description("memory that large frames in hand have taken")
        .strongReference(true)
        .register(registry);
  }

  /** How many bytes are taken. */
  int taken() {
    return total - free.availablePermits();
  }

  /** A share of {@code bytes} if there is one now. */
  boolean tryTake(int bytes) {
    return !free.hasQueuedThreads() && free.tryAcquire(share(bytes));
  }

  /** Waits for a share of {@code bytes}. */
  void take(int bytes) throws InterruptedIOException {
    try {
      free.acquire(share(bytes));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for memory");
    }
  }

  /** Gives a share of {@code bytes} back. */
  void give(int bytes) {
    free.release(share(bytes));
  }

  private int share(int bytes) {
    return Math.min(bytes, total);
  }
}
