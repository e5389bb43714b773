package org.corridor.exchange;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;
import org.corridor.journal.Database;

/** What all who handle interchanges share. */
record Office(
    Database database,
    FileStore files,
    NumberBook numbers,
    Supplier<Partners> partners,
    ClaimEvents events,
    Consumers consumers,
    Ids ids,
    Clock clock) {

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  UUID id() {
    return ids.next();
  }

  /** A failure of the database within something that knows only failures of streams. */
  static final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient SQLException why;

    Failed(SQLException why) {
      super(why);
      this.why = why;
    }

    SQLException why() {
      return why;
    }
  }

  /** A question to the database, asked from within a reading. */
  interface Asking<T> {
    T ask() throws SQLException;
  }

  static <T> T ask(Asking<T> question) {
    try {
      return question.ask();
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }
}
