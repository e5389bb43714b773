package org.corridor.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.corridor.guides.GuidedReader;
import org.corridor.guides.Guides;
import org.corridor.guides.RuleBook;
import org.corridor.guides.UnitReader;
import org.corridor.journal.Database;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;

/** Takes TA1, 999, 997, 277CA and 277. */
final class Answers {
  private static final int CHUNK = 500;
  private static final Set<String> UNITS = Set.of("2200D", "2200E");

  private final Database database;

  Answers(Database database) {
    this.database = database;
  }

  /**
   * What was read.
   *
   * @param unmatched how many of them are about nothing that is known
   */
  record Heard(int all, int unmatched) {}

  /** Applies what is in it. */
  Heard take(Content content, Instant receivedAt) throws IOException {
    Chunks chunks = new Chunks(receivedAt);
    UnitReader units = new UnitReader(UNITS, new AnswerReader(chunks::add));
    SetAnswerReader reader = new SetAnswerReader(chunks::add, units);
    GuidedReader guided = new GuidedReader(Guides.standard(), RuleBook.NONE, reader, Limits.USUAL);
    try (InputStream in = content.open()) {
      new InterchangeReader(guided, Limits.USUAL).read(in);
    }
    chunks.write();
    return new Heard(chunks.taken, chunks.unmatched);
  }

  private final class Chunks {
    private final Instant at;
    private List<Answer> answers = new ArrayList<>();
    private int taken;
    private int unmatched;

    Chunks(Instant at) {
      this.at = at;
    }

    void add(Answer answer) {
      answers.add(answer);
      if (answers.size() == CHUNK) {
        write();
      }
    }

    void write() {
      List<Answer> chunk = answers;
      answers = new ArrayList<>();
      if (chunk.isEmpty()) {
        return;
      }
      taken += chunk.size();
      unmatched +=
          database.inTransaction(
              connection -> new Answering(connection, at).apply(chunk, database.dialect()));
    }
  }
}
