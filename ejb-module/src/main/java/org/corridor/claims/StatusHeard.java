package org.corridor.claims;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

/** Hears which questions were answered; what the answers mean for claims, the ledger keeps. */
final class StatusHeard implements SetConsumer {
  private final Database database;
  private final Questions questions;

  StatusHeard(Database database, Questions questions) {
    this.database = database;
    this.questions = questions;
  }

  @Override
  public String name() {
    return "claims-status";
  }

  @Override
  public Set<String> kinds() {
    return Set.of("277");
  }

  @Override
  public void take(ReceivedSet set) throws IOException {
    List<ClaimStatus> heard = new ArrayList<>();
    UnitReader.Units units =
        new UnitReader.Units() {
          @Override
          public void unit(TransactionSet of, Guide guide, Loop status) {
            heard.add(ClaimStatus.of(status));
          }
        };
    UnitReader reader = new UnitReader(Set.of("2200D", "2200E"), units);
    GuidedReader guided = new GuidedReader(Guides.standard(), RuleBook.NONE, reader, Limits.USUAL);
    try (InputStream in = set.open()) {
      new InterchangeReader(guided, Limits.USUAL).read(in);
    }
    database.inTransaction(
        connection -> {
          for (ClaimStatus one : heard) {
            String code =
                one.statuses().isEmpty()
                    ? ""
                    : one.statuses().get(0).category() + ":" + one.statuses().get(0).code();
            if (one.state() == ClaimStatus.State.UNANSWERED) {
              questions.unanswered(connection, one.trace(), code);
            } else {
              questions.answered(connection, one.trace(), code);
            }
          }
          set.taken(connection);
          return heard.size();
        });
  }
}
