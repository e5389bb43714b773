package org.corridor.ledger;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.corridor.journal.Database;

/**
 * Takes what is sent to payers and what they answer into the ledger. The same content again changes
 * nothing, whatever came between. Every method may throw {@link
 * org.corridor.journal.JournalUnavailable}; what was written before stays, and taking the content
 * again goes on from there.
 */
public final class Ledger {
  private final Register register;
  private final Answers answers;
  private final RemittancePosting posting;

  /**
   * @param story hears what is posted
   */
  public Ledger(Database database, Clock clock, LedgerSettings settings, ClaimStory story) {
    this.register = new Register(database, clock);
    this.answers = new Answers(database);
    this.posting = new RemittancePosting(database, clock, story, settings.chunk());
  }

  /**
   * What was done.
   *
   * @param answers TA1, 999, 997, 277CA and 277 were read
   * @param unmatched of those are about nothing that is known
   * @param remittances 835 were read
   * @param posted claims of remittances were posted
   * @param parked claims of remittances wait for a person, or have nothing to post
   */
  public record Taken(int answers, int unmatched, int remittances, int posted, int parked) {}

  /**
   * Registers the claims of 837s that went out.
   *
   * @return how many of them were not registered yet
   */
  public int sent(Content content, Instant sentAt) throws IOException {
    return register.take(content, micros(sentAt));
  }

  /** Applies acknowledgements and status answers and posts remittances; leaves all else alone. */
  public Taken received(Content content, Instant receivedAt) throws IOException {
    Answers.Heard heard = answers.take(content, micros(receivedAt));
    RemittancePosting.Result posted = posting.take(content, micros(receivedAt));
    return new Taken(
        heard.all(), heard.unmatched(), posted.remittances(), posted.posted(), posted.parked());
  }

  /** As precise as the database is. */
  private static Instant micros(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }
}
