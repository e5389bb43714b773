package org.corridor.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.corridor.shared.MessageId;

/** Leftovers counted in memory until they are written, so that no message waits for it. */
final class Tally {

  /**
   * How often a leftover came since the last writing.
   *
   * @param latest the newest message that had it
   */
  record Count(long messages, MessageId latest) {
    Count plus(Count other) {
      MessageId newer = latest.compareTo(other.latest) < 0 ? other.latest : latest;
      return new Count(messages + other.messages, newer);
    }
  }

  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final int MOST = 20_000;

  private final Counter skipped = Metrics.counter("corridor.leftovers.skipped");
  private Map<LeftoverKey, Count> counts = new HashMap<>();
  private Instant written = Instant.EPOCH;

  synchronized void add(List<Entry> entries) {
    for (Entry entry : entries) {
      Count once = new Count(1, entry.arrival().id());
      LeftoverKey.of(entry).forEach(key -> add(key, once));
    }
  }

  /** Whether it is time to write. */
  synchronized boolean due(Instant now) {
    return !counts.isEmpty() && !now.isBefore(written.plus(EVERY));
  }

  /** Everything counted so far; counting begins anew. */
  synchronized Map<LeftoverKey, Count> take(Instant now) {
    Map<LeftoverKey, Count> taken = counts;
    counts = new HashMap<>();
    written = now;
    return taken;
  }

  /** Takes back what could not be written. */
  synchronized void putBack(Map<LeftoverKey, Count> taken) {
    taken.forEach(this::add);
  }

  private void add(LeftoverKey key, Count count) {
    if (counts.size() < MOST || counts.containsKey(key)) {
      counts.merge(key, count, Count::plus);
    } else {
      skipped.increment((double) count.messages());
    }
  }
}
