package org.corridor.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
  private final Clock clock;
  private final ClaimStory story;

  Register(Database database, Clock clock, ClaimStory story) {
    this.database = database;
    this.clock = clock;
    this.story = story;
  }

  /** Registers what is new and tells how many claims that are. */
  int take(Content content, Instant sentAt) throws IOException {
    Chunks chunks = new Chunks(sentAt);
    UnitReader units = new UnitReader(Set.of("2300"), chunks);
    GuidedReader guided = new GuidedReader(Guides.standard(), RuleBook.NONE, units, Limits.USUAL);
    try (InputStream in = content.open()) {
      new InterchangeReader(guided, Limits.USUAL).read(in);
    }
    chunks.write();
    return chunks.registered;
  }

  private final class Chunks implements UnitReader.Units {
    private final Registering registering;
    private List<SentClaim> claims = new ArrayList<>();
    private int registered;

    Chunks(Instant sentAt) {
      registering = new Registering(clock, sentAt, story);
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
      if (!chunk.isEmpty()) {
        registered += database.inTransaction(c -> registering.write(c, chunk));
      }
    }
  }
}
