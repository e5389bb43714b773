package org.corridor.delivery;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.corridor.delivery.Move.Send;
import org.corridor.delivery.Move.Settle;
import org.corridor.journal.Database;
import org.corridor.journal.JournalUnavailable;
import org.corridor.shared.Trace;

/**
 * Writes down, for all destinations together, what was sent and what came of it: whatever waits
 * while one transaction runs shares the next. Nothing leaves the hub before it is written that it
 * does.
 */
final class Clerk {

  private static final Logger LOG = System.getLogger(Clerk.class.getName());
  private static final int MOST = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration LOOK_UP = Duration.ofMillis(200);

  private final BlockingQueue<Move> moves = new LinkedBlockingQueue<>();
  private final Database database;
  private final Writing writing;
  private final Clock clock;
  private final AtomicInteger open = new AtomicInteger();
  private volatile boolean closing;

  /**
   * What a transaction did.
   *
   * @param marked what may be sent
   * @param contents the sealed bytes, where they were not at hand
   */
  private record Written(Set<UUID> marked, Map<UUID, byte[]> contents) {}

  Clerk(Database database, UUID owner, Clock clock) {
    this.database = database;
    this.writing = new Writing(database.dialect(), owner);
    this.clock = clock;
  }

  void submit(Move move) {
    open.incrementAndGet();
    moves.add(move);
  }

  /** Whether everything is written. */
  boolean isIdle() {
    return open.get() == 0;
  }

  /** Works until closed and nothing is left. */
  void run() {
    try {
      while (!closing || !moves.isEmpty()) {
        Optional<Move> first =
            Optional.ofNullable(moves.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS));
        if (first.isPresent()) {
          List<Move> batch = new ArrayList<>(List.of(first.get()));
          moves.drainTo(batch, MOST - 1);
          guarded(batch);
          open.addAndGet(-batch.size());
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the work after what is there; an outage is then no longer waited out. */
  void close() {
    closing = true;
  }

  private void guarded(List<Move> batch) throws InterruptedException {
    try {
      write(batch);
    } catch (RuntimeException unforeseen) {
      LOG.log(Level.ERROR, "deliveries were not written down: " + Trace.of(unforeseen));
      batch.forEach(Clerk::leave);
    }
  }

  private void write(List<Move> batch) throws InterruptedException {
    while (true) {
      try {
        tell(batch, database.inTransaction(connection -> written(connection, batch)));
        return;
      } catch (JournalUnavailable e) {
        LOG.log(Level.WARNING, "{0} deliveries wait: {1}", batch.size(), e.getMessage());
        if (e.refused() && batch.size() > 1) {
          for (Move alone : batch) {
            write(List.of(alone));
          }
          return;
        }
        if (e.refused()) {
          LOG.log(Level.ERROR, "not written down: {0}", batch.get(0).parcel().id());
          batch.forEach(Clerk::leave);
          return;
        }
        if (closing) {
          return;
        }
        Thread.sleep(PATIENCE.toMillis());
      }
    }
  }

  /** A row stays as it is: what was to be sent may be tried again. */
  private static void leave(Move move) {
    if (move instanceof Send send) {
      send.queue().unmarked(send.parcel());
    }
  }

  private Written written(Connection connection, List<Move> batch) throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<Settle> settles = new ArrayList<>();
    List<Send> sends = new ArrayList<>();
    for (Move move : batch) {
      if (move instanceof Settle settle) {
        settles.add(settle);
      } else if (move instanceof Send send) {
        sends.add(send);
      }
    }
    // What came of attempts first: the next attempt at the same may stand in the same batch.
    writing.settle(connection, settles, now);
    List<Parcel> without =
        sends.stream().map(Send::parcel).filter(one -> one.content().isEmpty()).toList();
    return new Written(
        writing.send(connection, sends, now), DeliveryRows.contents(connection, without));
  }

  private static void tell(List<Move> batch, Written written) {
    for (Move move : batch) {
      if (move instanceof Send send) {
        Parcel parcel = send.parcel();
        if (written.marked().contains(parcel.id())) {
          send.queue()
              .marked(parcel, Optional.ofNullable(written.contents().get(parcel.contentOf())));
        } else {
          send.queue().overtaken(parcel);
        }
      }
    }
  }
}
