package org.corridor.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.Config;

/**
 * Tells when taking messages needs the processors more than processing them. A sender that has
 * waited for the hub, or sends a day's messages, has the next one ready when it gets its
 * acknowledgement; what becomes of the messages can wait a few seconds, unless somebody waits for
 * one of them. Processing does not rest once messages wait and hardly more come than are processed.
 * It rests not for long and not often: a tenth of the time at the most, and for {@code longest} at
 * a time.
 */
public final class Rush {

  /** Processing works so much longer than it has rested. */
  private static final int SHARE = 9;

  /** A shorter rest helps nobody. */
  private static final long WORTHWHILE = Duration.ofSeconds(1).toNanos();

  /** When messages wait, so many times as many must come as are processed. */
  private static final double FASTER = 1.5;

  /** Messages wait when there are more than senders with a rush bring in so many seconds. */
  private static final int SECONDS = 8;

  private final int perSecond;
  private final long longest;
  private final LongSupplier nanoTime;
  private final Pace pressing = new Pace(Duration.ofMillis(100));
  private final Pace coming = new Pace(Duration.ofSeconds(1));
  private final Pace processed = new Pace(Duration.ofSeconds(1));

  private int waiting;
  private boolean resting;
  private boolean urgent;
  private long urgentAt;
  private long credit;
  private long seen;

  /** How many there were a second, by intervals. */
  private static final class Pace {
    private final long interval;
    private long start;
    private int count;

    /** In the last whole interval. */
    private double perSecond;

    Pace(Duration interval) {
      this.interval = interval.toNanos();
    }

    void add(int messages, long now) {
      if (now - start >= interval) {
        perSecond = 1e9 * count / (now - start);
        begin(now);
      }
      count += messages;
    }

    /** In the last interval, or in this one although it is not over. */
    double highest() {
      return Math.max(perSecond, 1e9 * count / interval);
    }

    void begin(long now) {
      start = now;
      count = 0;
    }
  }

  /**
   * @param perSecond from so many messages a second on that were ready it is a rush
   * @param longest how long processing rests for it
   * @param nanoTime as {@link System#nanoTime}
   */
  public Rush(int perSecond, Duration longest, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.longest = longest.toNanos();
    this.nanoTime = nanoTime;
    this.credit = this.longest;
    this.seen = nanoTime.getAsLong();
    pressing.begin(seen);
    coming.begin(seen);
    processed.begin(seen);
  }

  /** Reads {@code corridor.processing.rush} and {@code corridor.processing.longest-rest}. */
  public static Rush from(Config config) {
    int usual = 25 * Runtime.getRuntime().availableProcessors();
    return new Rush(
        config.getOptionalValue("corridor.processing.rush", Integer.class).orElse(usual),
        config
            .getOptionalValue("corridor.processing.longest-rest", Duration.class)
            .orElse(Duration.ofSeconds(15)),
        System::nanoTime);
  }

  /** So many messages were ready when their sender got its last acknowledgement. */
  public synchronized void pressed(int messages) {
    pressing.add(messages, nanoTime.getAsLong());
  }

  /** So many messages are durable now. */
  public synchronized void took(int messages) {
    coming.add(messages, nanoTime.getAsLong());
    waiting += messages;
  }

  /** A message came that a destination waits for, or a sender who wants to hear of its fate. */
  public synchronized void urgent() {
    urgent = true;
    urgentAt = nanoTime.getAsLong();
  }

  /** So many messages have their fate now. */
  public synchronized void settled(int messages) {
    processed.add(messages, nanoTime.getAsLong());
    // Those that waited when the hub started were taken by the one before.
    waiting = Math.max(0, waiting - messages);
  }

  /** Shows whether processing rests. */
  public void measure(MeterRegistry meters) {
    Gauge.builder("corridor.processing.resting", this, rush -> rush.isOn() ? 1 : 0)
        .description("1 while processing rests because senders wait for acknowledgements")
        .register(meters);
  }

  /** Whether processing rests now. */
  public synchronized boolean isOn() {
    long now = nanoTime.getAsLong();
    pressing.add(0, now);
    coming.add(0, now);
    long passed = now - seen;
    seen = now;
    if (resting) {
      credit = Math.max(0, credit - passed);
      processed.begin(now);
    } else {
      credit = Math.min(longest, credit + passed / SHARE);
    }
    urgent = urgent && now - urgentAt < longest;
    boolean worthwhile =
        credit >= WORTHWHILE
            && (waiting < SECONDS * perSecond || coming.perSecond >= FASTER * processed.perSecond);
    // What processing begins before it rests is in the way of a rush for most of a second.
    resting = pressing.highest() >= perSecond && !urgent && (resting ? credit > 0 : worthwhile);
    return resting;
  }
}
