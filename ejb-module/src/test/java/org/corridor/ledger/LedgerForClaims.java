package org.corridor.ledger;

import java.time.Clock;
import org.corridor.journal.Database;

/** A real ledger for tests of those who use it. */
public final class LedgerForClaims {
  private LedgerForClaims() {}

  public static Ledger ledger(Database database, Clock clock) {
    return new Ledger(database, clock, LedgerSettings.usual(), ClaimStory.NONE);
  }

  public static Claims claims(Database database) {
    return new Claims(database);
  }
}
