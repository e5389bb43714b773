package org.corridor.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Database;
import org.corridor.journal.Query;

/**
 * Claims as people see them. Every method may throw {@link
 * org.corridor.journal.JournalUnavailable}.
 */
public final class Claims {
  private final Database database;

  /** On a database. */
  public Claims(Database database) {
    this.database = database;
  }

  /** A page of claims. The last one's id is where the next page begins. */
  public List<Claim> search(ClaimQuery query) {
    String sql = ClaimRows.SELECT + query.where() + " ORDER BY c.id DESC LIMIT " + query.limit();
    return database.inTransaction(
        connection -> Query.list(connection, sql, ClaimRows::claim, query.values()));
  }

  /** A claim with its lines and postings; empty when there is no such claim. */
  public Optional<Claim.Whole> find(UUID id) {
    return database.inTransaction(connection -> whole(connection, id));
  }

  /** The newest claim of a number; empty when there is none. */
  public Optional<Claim.Whole> numbered(String number) {
    return search(new ClaimQuery(Map.of(ClaimFilter.NUMBER, number), Optional.empty(), 1)).stream()
        .findFirst()
        .flatMap(claim -> find(claim.id()));
  }

  private static Optional<Claim.Whole> whole(Connection connection, UUID id) throws SQLException {
    List<Claim> found =
        Query.list(connection, ClaimRows.SELECT + " WHERE c.id = ?", ClaimRows::claim, id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Claim.Whole(
            found.get(0),
            ClaimRows.lines(connection, List.of(id)).getOrDefault(id, List.of()),
            EntryRows.list(
                connection,
                " WHERE e.claim_id = ? ORDER BY e.state_at, e.remittance_id, e.position",
                id)));
  }
}
