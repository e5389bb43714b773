package org.corridor.claims;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.exchange.ClaimEvents;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;
import org.corridor.journal.Query;

/**
 * The work-list of claims that were not sent yet. Every method may throw {@link
 * org.corridor.journal.JournalUnavailable}.
 */
public final class ClaimDrafts {
  private final Database database;
  private final ClaimEvents story;
  private final Clock clock;

  /**
   * @param database one that has the hub's tables
   * @param story hears what happens to claims before they are sent
   */
  public ClaimDrafts(Database database, ClaimEvents story, Clock clock) {
    this.database = database;
    this.story = story;
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
   * Lets a draft go that was held, and a correction that waits for late charges; one with findings
   * that block goes nowhere all the same.
   *
   * @return false if there is none, or it is neither held nor ready
   */
  public boolean release(String claim, String who) {
    return database.inTransaction(
        connection -> {
          Optional<DraftRow> row = DraftRows.find(connection, claim);
          if (row.filter(r -> r.state() == DraftState.HELD || r.state() == DraftState.READY)
              .isEmpty()) {
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
    for (Draft draft : drafts) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      database.inTransaction(connection -> put(connection, draft, now));
    }
  }

  private boolean put(Connection connection, Draft draft, Instant now) throws SQLException {
    String claim = "Claim/" + Visit.id(draft.claim());
    boolean known = DraftRows.find(connection, claim).isPresent();
    List<DraftFinding> before = DraftRows.findings(connection, claim);
    boolean written = DraftRows.put(connection, draft, now);
    if (written) {
      story.recording(DraftStory.of(draft, known, before, now)).on(connection);
    }
    return written;
  }

  /** The drafts of a number (CLM01), those that have left too. */
  List<DraftRow> numbered(String number) {
    return database.inTransaction(
        connection -> DraftRows.list(connection, " WHERE number = ? ORDER BY claim", number));
  }

  /** A draft by its claim. */
  public Optional<DraftRow> find(String claim) {
    return database.inTransaction(connection -> DraftRows.find(connection, claim));
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

  /** Nothing is billed by a draft any more: it leaves the list. */
  void withdraw(String claim) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    database.inTransaction(
        connection -> {
          Optional<DraftRow> row =
              DraftRows.find(connection, claim)
                  .filter(r -> r.state() != DraftState.SENT && r.state() != DraftState.LEAVING);
          if (row.isPresent()) {
            DraftRows.findings(connection, claim, List.of());
            Query.update(connection, "DELETE FROM claim_draft WHERE claim = ?", claim);
            story.recording(List.of(DraftStory.withdrawn(row.get(), now))).on(connection);
          }
          return row.isPresent();
        });
  }

  /** Somebody wants a draft to leave as soon as it can. */
  void wanted(String claim, String who) {
    database.inTransaction(
        connection ->
            Query.update(
                connection,
                "UPDATE claim_draft SET who = ? WHERE claim = ?",
                Batch.cut(who),
                claim));
  }

  /**
   * Takes the next drafts that go together out of the list. Corrections that nobody asked for have
   * been ready for as long as others wait after their service: more may come late. While a visit
   * cannot be looked at, nothing that it has charged leaves.
   *
   * @param waited those leave whose first service was before that day, or that were ready then
   * @return of one kind, provider and payer; none if nothing is ready
   */
  List<DraftRow> leaving(Together together, Instant waited, UUID lot, int most) {
    return database.inTransaction(
        connection -> {
          List<DraftRow> rows = due(connection, together, waited, " LIMIT " + most);
          List<DraftRow> leaving = new ArrayList<>();
          for (DraftRow row : rows) {
            int moved =
                Query.update(
                    connection,
                    "UPDATE claim_draft SET state = 'LEAVING', state_at = ?, lot = ? WHERE claim ="
                        + " ? AND state = 'READY'",
                    clock.instant(),
                    lot.toString(),
                    row.claim());
            if (moved == 1) {
              leaving.add(row);
            }
          }
          return leaving;
        });
  }

  /** Those that {@link #leaving} would take. */
  List<DraftRow> due(Together together, Instant waited) {
    return database.inTransaction(connection -> due(connection, together, waited, ""));
  }

  private static List<DraftRow> due(
      Connection connection, Together together, Instant waited, String limit) throws SQLException {
    return DraftRows.list(
        connection,
        " WHERE state = 'READY' AND payer = ? AND provider = ? AND kind = ? AND first_day < ? AND"
            + " (purpose NOT IN ('CORRECTED', 'VOID') OR who <> '' OR state_at < ?) AND (purpose ="
            + " 'SECONDARY' OR NOT EXISTS (SELECT 1 FROM claim_draft u WHERE u.encounter ="
            + " claim_draft.encounter AND u.encounter <> '' AND u.number = '')) ORDER BY claim"
            + limit,
        together.payer(),
        together.provider(),
        together.kind().name(),
        LocalDate.ofInstant(waited, ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE),
        waited);
  }

  /** Takes a draft out of its lot: it stays here for what was found. */
  void stays(UUID lot, DraftRow row, List<DraftFinding> findings) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    database.inTransaction(
        connection -> {
          int moved =
              Query.update(
                  connection,
                  "UPDATE claim_draft SET state = 'BLOCKED', state_at = ?, lot = '' WHERE claim = ?"
                      + " AND lot = ? AND state = 'LEAVING'",
                  now,
                  row.claim(),
                  lot.toString());
          if (moved == 1) {
            DraftRows.findings(connection, row.claim(), findings);
            story.recording(DraftStory.stays(row, findings, now)).on(connection);
          }
          return moved;
        });
  }

  /** What claims of a lot have in common. */
  record Together(ClaimKind kind, String provider, String payer) {
    static Together of(DraftRow row) {
      return new Together(row.kind(), row.provider(), row.payer());
    }
  }

  /** What lots there are to be made of drafts that are ready. */
  List<Together> ready() {
    return database.inTransaction(
        connection ->
            Query.list(
                connection,
                "SELECT DISTINCT kind, provider, payer FROM claim_draft WHERE state = 'READY' ORDER"
                    + " BY payer, provider, kind",
                row ->
                    new Together(
                        ClaimKind.valueOf(row.getString(1)), row.getString(2), row.getString(3))));
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
        connection ->
            DraftRows.list(
                connection, " WHERE lot = ? AND state = 'LEAVING' ORDER BY claim", lot.toString()));
  }

  /** Blocked drafts: what they lack may be there by now. */
  List<DraftRow> blocked() {
    return database.inTransaction(
        connection -> DraftRows.list(connection, " WHERE state = 'BLOCKED' ORDER BY claim"));
  }

  void sent(UUID lot, String batch) {
    database.inTransaction(
        connection ->
            Query.update(
                connection,
                "UPDATE claim_draft SET state = 'SENT', state_at = ?, batch = ? WHERE lot = ? AND"
                    + " state = 'LEAVING'",
                clock.instant(),
                batch,
                lot.toString()));
  }
}
