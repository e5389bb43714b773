package org.corridor.benchmarks;

import org.HdrHistogram.Histogram;

/**
 * How long acknowledgements took, in nanoseconds.
 *
 * @param fromSent from a message's first byte
 * @param fromDue from when the message was to be sent: an answer that came late counts for all that
 *     it held up
 */
record Times(Histogram fromSent, Histogram fromDue) {

  Times() {
    this(new Histogram(3), new Histogram(3));
  }

  /** An acknowledgement came just now; {@link System#nanoTime} of its message. */
  void answered(long due, long sent) {
    long now = System.nanoTime();
    fromDue.recordValue(now - due);
    fromSent.recordValue(now - sent);
  }

  void add(Times other) {
    fromSent.add(other.fromSent);
    fromDue.add(other.fromDue);
  }
}
