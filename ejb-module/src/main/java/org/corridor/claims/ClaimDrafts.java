package org.corridor.claims;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;
import org.corridor.journal.Query;

/**
 * The work-list of claims that were not sent yet. Every method may throw {@link
 * org.corridor.journal.JournalUnavailable}.
 */
public final class ClaimDrafts {
  private final Database database;
  private final Clock clock;

  /**
   * @param database one that has the hub's tables
   */
  public ClaimDrafts(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Drafts, in the order of their claims. */
  public List<DraftRow> search(DraftQuery query) {
    return database.inTransaction(connection -> DraftRows.search(connection, query));
  }

  /**
   * Keeps a draft here.
   *
   * @return false if there is none, or it left already
   */
  public boolean hold(String claim, String who, String reason) {
    return move(claim, DraftState.HELD, who, reason);
  }

  /**
   * Lets a draft go that was held; one with findings that block goes nowhere all the same.
   *
   * @return false if there is none, or it is not held
   */
  public boolean release(String claim, String who) {
    return database.inTransaction(
        connection -> {
          Optional<DraftRow> row = DraftRows.find(connection, claim);
          if (row.filter(r -> r.state() == DraftState.HELD).isEmpty()) {
            return false;
          }
          boolean blocked =
              DraftRows.findings(connection, claim).stream().anyMatch(DraftFinding::blocks);
          write(connection, claim, blocked ? DraftState.BLOCKED : DraftState.READY, who, "");
          return true;
        });
  }

  private boolean move(String claim, DraftState state, String who, String reason) {
    return database.inTransaction(
        connection -> {
          Optional<DraftRow> row = DraftRows.find(connection, claim);
          boolean here =
              row.filter(r -> r.state() != DraftState.SENT && r.state() != DraftState.LEAVING)
                  .isPresent();
          if (here) {
            write(connection, claim, state, who, reason);
          }
          return here;
        });
  }

  private void write(
      Connection connection, String claim, DraftState state, String who, String reason)
      throws SQLException {
    Query.update(
        connection,
        "UPDATE claim_draft SET state = ?, state_at = ?, who = ?, reason = ? WHERE claim = ?",
        state.name(),
        clock.instant(),
        Batch.cut(who),
        Batch.cut(reason, 500),
        claim);
  }

  void put(List<Draft> drafts) {
    database.inTransaction(
        connection -> {
          for (Draft draft : drafts) {
            DraftRows.put(connection, draft, clock.instant());
          }
          return drafts.size();
        });
  }

  /** Up to when charges were looked at; empty before the first time. */
  Optional<Instant> lookedTo() {
    return database.inTransaction(
        connection ->
            Query.list(
                    connection,
                    "SELECT looked_to FROM claim_capture WHERE id = 1",
                    row -> row.getObject(1, OffsetDateTime.class).toInstant())
                .stream()
                .findFirst());
  }

  void looked(Instant to) {
    database.inTransaction(
        connection ->
            Query.update(connection, "UPDATE claim_capture SET looked_to = ? WHERE id = 1", to) > 0
                ? 1
                : Query.update(
                    connection, "INSERT INTO claim_capture (id, looked_to) VALUES (1, ?)", to));
  }

  /**
   * Takes the next drafts that go together out of the list.
   *
   * @param before the first service was before this day, CCYYMMDD
   * @return of one kind, provider and payer; none if nothing is ready
   */
  List<DraftRow> leaving(Together together, String before, UUID lot, int most) {
    return database.inTransaction(
        connection -> {
          List<DraftRow> rows =
              DraftRows.search(
                      connection,
                      new DraftQuery(
                          Optional.of(DraftState.READY),
                          Optional.of(together.payer()),
                          Optional.empty(),
                          Optional.empty(),
                          most))
                  .stream()
                  .filter(r -> Together.of(r).equals(together))
                  .filter(r -> r.firstDay().compareTo(before) < 0)
                  .toList();
          for (DraftRow row : rows) {
            Query.update(
                connection,
                "UPDATE claim_draft SET state = 'LEAVING', state_at = ?, lot = ? WHERE claim = ?",
                clock.instant(),
                lot.toString(),
                row.claim());
          }
          return rows;
        });
  }

  /** What claims of a lot have in common. */
  record Together(ClaimKind kind, String provider, String payer) {
    static Together of(DraftRow row) {
      return new Together(row.kind(), row.provider(), row.payer());
    }
  }

  /** What is ready, or was leaving when the hub stopped. */
  List<Together> ready(DraftState state) {
    return database.inTransaction(
        connection ->
            Query.list(
                connection,
                "SELECT DISTINCT kind, provider, payer FROM claim_draft WHERE state = ? ORDER BY"
                    + " payer, provider, kind",
                row ->
                    new Together(
                        ClaimKind.valueOf(row.getString(1)), row.getString(2), row.getString(3)),
                state.name()));
  }

  /** Lots that were on their way out when the hub stopped, with their claims. */
  List<UUID> interrupted() {
    return database.inTransaction(
        connection ->
            Query.list(
                connection,
                "SELECT DISTINCT lot FROM claim_draft WHERE state = 'LEAVING' ORDER BY lot",
                row -> UUID.fromString(row.getString(1))));
  }

  List<DraftRow> of(UUID lot) {
    return database.inTransaction(
        connection -> {
          List<String> claims =
              Query.list(
                  connection,
                  "SELECT claim FROM claim_draft WHERE lot = ? AND state = 'LEAVING' ORDER BY claim",
                  row -> row.getString(1),
                  lot.toString());
          List<DraftRow> rows = new ArrayList<>();
          for (String claim : claims) {
            DraftRows.find(connection, claim).ifPresent(rows::add);
          }
          return rows;
        });
  }

  void sent(UUID lot, String batch) {
    settle(lot, DraftState.SENT, batch);
  }

  private void settle(UUID lot, DraftState state, String batch) {
    database.inTransaction(
        connection ->
            Query.update(
                connection,
                "UPDATE claim_draft SET state = ?, state_at = ?, batch = ? WHERE lot = ? AND state"
                    + " = 'LEAVING'",
                state.name(),
                clock.instant(),
                batch,
                lot.toString()));
  }
}
