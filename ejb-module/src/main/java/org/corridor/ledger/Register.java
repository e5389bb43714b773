package org.corridor.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.corridor.exchange.Ids;
import org.corridor.guides.Guide;
import org.corridor.guides.GuidedReader;
import org.corridor.guides.Guides;
import org.corridor.guides.Loop;
import org.corridor.guides.RuleBook;
import org.corridor.guides.UnitReader;
import org.corridor.journal.Database;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;
import org.corridor.x12.TransactionSet;

/** Takes the claims of 837s that were sent into the register. */
final class Register {
  static final Place NOWHERE = new Place("", "", "", "", "", "", 0);
  private static final int CHUNK = 500;

  private final Database database;
  private final Ids ids;

  Register(Database database, Clock clock) {
    this.database = database;
    this.ids = new Ids(clock);
  }

  /**
   * Registers what is new and tells how many claims that are: all or none, so that an answer finds
   * all that it is about.
   */
  int take(Content content, Instant sentAt) throws IOException {
    try {
      return database.inTransaction(
          connection -> take(content, new Registering(connection, ids, sentAt)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static int take(Content content, Registering registering) throws SQLException {
    Chunks chunks = new Chunks(registering);
    try {
      read(content, chunks);
      chunks.write();
      registering.answer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Broken e) {
      throw e.why;
    }
    return chunks.registered;
  }

  private static void read(Content content, Chunks chunks) throws IOException {
    UnitReader units = new UnitReader(Set.of("2300"), chunks);
    GuidedReader guided = new GuidedReader(Guides.standard(), RuleBook.NONE, units, Limits.USUAL);
    try (InputStream in = content.open()) {
      new InterchangeReader(guided, Limits.USUAL).read(in);
    }
  }

  /** The database fails within a reading, which knows only failures of streams. */
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient SQLException why;

    Broken(SQLException why) {
      super(why);
      this.why = why;
    }
  }

  private static final class Chunks implements UnitReader.Units {
    private final Registering registering;
    private List<SentClaim> claims = new ArrayList<>();
    private int registered;

    Chunks(Registering registering) {
      this.registering = registering;
    }

    @Override
    public void unit(TransactionSet set, Guide guide, Loop unit) {
      if (!set.type().equals("837")) {
        return;
      }
      claims.add(ClaimReader.read(set, guide, unit));
      if (claims.size() == CHUNK) {
        write();
      }
    }

    void write() {
      List<SentClaim> chunk = claims;
      claims = new ArrayList<>();
      try {
        registered += chunk.isEmpty() ? 0 : registering.write(chunk);
      } catch (SQLException e) {
        throw new Broken(e);
      }
    }
  }
}
