package org.corridor.claims;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.corridor.claims.Decisions.Decision;
import org.corridor.exchange.ReceivedSet;
import org.corridor.exchange.SetConsumer;
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

/** Hears of decisions as 835s bring them; what follows waits until the ledger has posted them. */
final class DecisionsHeard implements SetConsumer {
  private final Database database;
  private final Decisions decisions;

  DecisionsHeard(Database database, Decisions decisions) {
    this.database = database;
    this.decisions = decisions;
  }

  @Override
  public String name() {
    return "claims-decisions";
  }

  @Override
  public Set<String> kinds() {
    return Set.of("835");
  }

  @Override
  public void take(ReceivedSet set) throws IOException {
    UUID id = set.header().set();
    List<Decision> heard = new ArrayList<>();
    try (InputStream in = set.open()) {
      read(
          in,
          new UnitReader.Units() {
            @Override
            public void unit(TransactionSet of, Guide guide, Loop paid) {
              long position = paid.lines().get(0).position();
              heard.add(new Decision(id, position, paid.text("CLP", 1), 0));
            }
          });
    }
    database.inTransaction(
        connection -> {
          decisions.heard(connection, id, heard);
          set.taken(connection);
          return heard.size();
        });
  }

  /** Reads the claims of an 835, one by one. */
  static void read(InputStream in, UnitReader.Units units) throws IOException {
    UnitReader reader = new UnitReader(Set.of("2100"), units);
    GuidedReader guided = new GuidedReader(Guides.standard(), RuleBook.NONE, reader, Limits.USUAL);
    new InterchangeReader(guided, Limits.USUAL).read(in);
  }
}
