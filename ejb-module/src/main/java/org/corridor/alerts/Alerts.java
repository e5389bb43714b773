package org.corridor.alerts;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Alerts as people see them. Every method may throw {@link
 * org.corridor.journal.JournalUnavailable}.
 */
public final class Alerts {

  /** The longest page. */
  public static final int MOST = 500;

  private final AlertBook book;
  private final Clock clock;

  Alerts(AlertBook book, Clock clock) {
    this.book = book;
    this.clock = clock;
  }

  /** All that are open, the newest first. */
  public List<Alert> open() {
    return book.open().stream().map(AlertBook.Open::alert).toList();
  }

  /**
   * A page of all there were, the newest first.
   *
   * @param before only those before this one: the last of the page before
   * @param limit at most so many
   */
  public List<Alert> all(Optional<UUID> before, int limit) {
    return book.all(before, Math.min(limit, MOST + 1));
  }

  /**
   * Somebody has seen an alert; whoever was first stays.
   *
   * @return empty when there is no such alert
   */
  public Optional<Alert> acknowledge(UUID id, String who) {
    return book.acknowledge(id, who, clock.instant().truncatedTo(ChronoUnit.MICROS));
  }
}
