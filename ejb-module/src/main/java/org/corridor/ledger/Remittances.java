package org.corridor.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Database;
import org.corridor.journal.Query;

/**
 * Remittances as people see them; {@link Repairs} decides what is parked. Every method may throw
 * {@link org.corridor.journal.JournalUnavailable}.
 */
public final class Remittances {
  private final Database database;

  /** On a database. */
  public Remittances(Database database) {
    this.database = database;
  }

  /**
   * What to look for; all that is given holds.
   *
   * @param parked only those that are parked or of which a claim is
   * @param before only remittances before this one: the last of the page before
   */
  public record Sought(
      Optional<String> payer,
      Optional<String> trace,
      Optional<RemittanceState> state,
      boolean parked,
      Optional<UUID> before,
      int limit) {}

  /**
   * A balance that a payer carries from remittance to remittance.
   *
   * @param owed what it will still keep back, in cents
   */
  public record ForwardBalance(String payer, String reference, long owed) {}

  /** A page of remittances, the newest first. */
  public List<Remittance> search(Sought sought) {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    sought.payer().ifPresent(payer -> add(conditions, values, "r.payer = ?", payer));
    sought.trace().ifPresent(trace -> add(conditions, values, "r.trace = ?", trace));
    sought.state().ifPresent(state -> add(conditions, values, "r.state = ?", state.name()));
    sought.before().ifPresent(id -> add(conditions, values, "r.id < ?", id));
    if (sought.parked()) {
      conditions.add(
          "(r.state = 'PARKED' OR r.id IN (SELECT e.remittance_id FROM remittance_claim e"
              + " WHERE e.state = 'PARKED'))");
    }
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    return database.inTransaction(
        connection ->
            Query.list(
                connection,
                RemittanceRows.SELECT + where + " ORDER BY r.id DESC LIMIT " + sought.limit(),
                RemittanceRows::remittance,
                values.toArray()));
  }

  private static void add(
      List<String> conditions, List<Object> values, String condition, Object value) {
    conditions.add(condition);
    values.add(value);
  }

  /** A remittance with all that is in it; empty when there is no such remittance. */
  public Optional<Remittance.Whole> find(UUID id) {
    return database.inTransaction(connection -> whole(connection, id));
  }

  private static Optional<Remittance.Whole> whole(Connection connection, UUID id)
      throws SQLException {
    List<Remittance> found =
        Query.list(
            connection, RemittanceRows.SELECT + " WHERE r.id = ?", RemittanceRows::remittance, id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Remittance.Whole(
            found.get(0),
            RemittanceRows.adjustments(connection, id),
            EntryRows.list(connection, " WHERE e.remittance_id = ? ORDER BY e.position", id)));
  }

  /** Balances that were moved to later remittances and not applied yet. */
  public List<ForwardBalance> forwardBalances() {
    return database.inTransaction(
        connection ->
            Query.list(
                connection,
                "SELECT r.payer, p.reference, -sum(p.amount) FROM provider_adjustment p"
                    + " JOIN remittance r ON r.id = p.remittance_id"
                    + " WHERE p.code = 'FB' AND r.state = 'POSTED'"
                    + " GROUP BY r.payer, p.reference HAVING sum(p.amount) <> 0"
                    + " ORDER BY r.payer, p.reference",
                row -> new ForwardBalance(row.getString(1), row.getString(2), row.getLong(3))));
  }
}
