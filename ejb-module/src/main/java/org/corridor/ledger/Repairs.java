package org.corridor.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;
import org.corridor.journal.Query;

/**
 * Decides what is parked: it is posted, or it does not count. Each decision has a name and a
 * reason. Every method may throw {@link org.corridor.journal.JournalUnavailable}, and {@link
 * NotParked} where there is nothing to decide.
 */
public final class Repairs {
  private static final int LONGEST_NOTE = 500;

  private final Database database;
  private final Clock clock;
  private final int chunk;
  private final ClaimStory story;

  Repairs(Database database, Clock clock, int chunk, ClaimStory story) {
    this.database = database;
    this.clock = clock;
    this.chunk = chunk;
    this.story = story;
  }

  /** There is nothing to decide. */
  public static final class NotParked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotParked(String message) {
      super(message);
    }
  }

  /**
   * Posts a parked claim of a remittance as it is.
   *
   * @param position of its CLP
   * @param claim what it is about, where that is not the claim that was found
   */
  public RemittanceClaim post(
      UUID remittance, long position, Optional<UUID> claim, String who, String note) {
    return database.inTransaction(
        connection -> {
          RemittanceClaim entry = parked(connection, remittance, position);
          UUID about =
              claim
                  .or(entry::claim)
                  .orElseThrow(() -> new NotParked("It is not known which claim it is about"));
          Posting posting = new Posting(connection, database.dialect(), now());
          posting.accounts().load(Set.of(about));
          Account account =
              posting
                  .accounts()
                  .find(about)
                  .orElseThrow(() -> new NotParked("There is no such claim"));
          posting.keep(posting.force(decided(entry, who, note), account));
          return tell(connection, posting.rewrite(), posting.accounts()).get(0);
        });
  }

  /** Lets a parked claim of a remittance not count. */
  public RemittanceClaim discard(UUID remittance, long position, String who, String note) {
    return database.inTransaction(
        connection -> {
          RemittanceClaim entry =
              decided(parked(connection, remittance, position), who, note).discarded();
          EntryWriting.replace(connection, List.of(entry));
          Accounts accounts = new Accounts(connection);
          accounts.load(entry.claim().map(Set::of).orElse(Set.of()));
          return tell(connection, List.of(entry), accounts).get(0);
        });
  }

  /** Posts a parked remittance all the same; claims of it may stay parked for their own reasons. */
  public void post(UUID remittance, String who, String note) {
    String payer = database.inTransaction(c -> decide(c, remittance, "POSTING", who, note));
    boolean more = true;
    while (more) {
      more = database.inTransaction(connection -> some(connection, remittance, payer));
    }
    database.inTransaction(
        connection -> {
          RemittanceRows.state(connection, remittance, RemittanceState.POSTED, now());
          Publications.mark(
              connection,
              database.dialect(),
              Publications.Kind.REMITTANCE,
              List.of(remittance),
              now());
          return true;
        });
  }

  private boolean some(Connection connection, UUID remittance, String payer) throws SQLException {
    List<RemittanceClaim> entries =
        EntryRows.list(
            connection,
            " WHERE e.remittance_id = ? AND e.state = 'PARKED' AND e.reason = 'REMITTANCE'"
                + " ORDER BY e.position LIMIT "
                + chunk,
            remittance);
    Posting posting = new Posting(connection, database.dialect(), now());
    posting.load(entries.stream().map(RemittanceClaim::payment).toList());
    entries.forEach(entry -> posting.decide(entry, payer));
    tell(connection, posting.rewrite(), posting.accounts());
    return !entries.isEmpty();
  }

  /** Lets a parked remittance not count; the payment may be told again. */
  public void discard(UUID remittance, String who, String note) {
    database.inTransaction(
        connection -> {
          decide(connection, remittance, "DISCARDED", who, note);
          Query.update(
              connection,
              "UPDATE remittance SET copy_key = ? WHERE id = ?",
              remittance.toString(),
              remittance);
          return Query.update(
              connection,
              "UPDATE remittance_claim SET state = 'DISCARDED', state_at = ?, who = ?, note = ?"
                  + " WHERE remittance_id = ? AND state = 'PARKED'",
              now(),
              Batch.cut(who),
              Batch.cut(note, LONGEST_NOTE),
              remittance);
        });
  }

  /** The payer of a parked remittance, which gets another state. */
  private String decide(
      Connection connection, UUID remittance, String state, String who, String note)
      throws SQLException {
    int changed =
        Query.update(
            connection,
            "UPDATE remittance SET state = ?, state_at = ?, who = ?, note = ? WHERE id = ?"
                + " AND state = 'PARKED'",
            state,
            now(),
            Batch.cut(who),
            Batch.cut(note, LONGEST_NOTE),
            remittance);
    if (changed == 0) {
      throw new NotParked("The remittance is not parked");
    }
    return Query.list(
            connection,
            "SELECT payer FROM remittance WHERE id = ?",
            row -> row.getString(1),
            remittance)
        .get(0);
  }

  private List<RemittanceClaim> tell(
      Connection connection, List<RemittanceClaim> decided, Accounts accounts) throws SQLException {
    story.tell(connection, Events.of(decided, accounts, Optional.empty(), now()));
    return decided;
  }

  private RemittanceClaim decided(RemittanceClaim entry, String who, String note) {
    return entry.decided(now(), Batch.cut(who), Batch.cut(note, LONGEST_NOTE));
  }

  private static RemittanceClaim parked(Connection connection, UUID remittance, long position)
      throws SQLException {
    return EntryRows.list(
            connection,
            " WHERE e.remittance_id = ? AND e.position = ? AND e.state = 'PARKED'"
                + " AND e.reason <> 'REMITTANCE' FOR UPDATE",
            remittance,
            position)
        .stream()
        .findFirst()
        .orElseThrow(() -> new NotParked("The claim of the remittance is not parked by itself"));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
