package org.corridor.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.corridor.acknowledgement.Acknowledged;
import org.corridor.journal.Query;

/** Interchanges that partners have fetched, as rows: whether they are there once more. */
final class HandedOut {

  /** How often one is handed out in all. */
  static final int MOST = 5;

  private static final String DUPLICATE = "025";

  private HandedOut() {}

  /** Those of a partner that are there once more: nothing was said of them. */
  static List<StoredInterchange> unheard(Connection connection, String partner, Instant now)
      throws SQLException {
    return InterchangeRows.list(
        connection,
        " WHERE i.direction = 'OUT' AND i.state = 'SENT' AND i.partner = ? AND i.next_at <= ? AND"
            + " i.attempts < ? AND NOT EXISTS (SELECT 1 FROM exchange_answer a WHERE"
            + " a.interchange_id = i.id) AND NOT EXISTS (SELECT 1 FROM interchange_set s WHERE"
            + " s.interchange_id = i.id AND (s.state <> 'SENT' OR EXISTS (SELECT 1 FROM"
            + " expected_answer e WHERE e.subject = s.id AND e.answered = TRUE))) ORDER BY i.id",
        partner,
        now,
        MOST);
  }

  /** Notes that one is handed out again; false when another request was faster. */
  static boolean again(Connection connection, StoredInterchange one) throws SQLException {
    return Query.update(
            connection,
            "UPDATE interchange SET attempts = attempts + 1, next_at = NULL, reason = ? WHERE id ="
                + " ? AND state = 'SENT' AND attempts = ?",
            "handed out %d times".formatted(one.attempts() + 1),
            one.id(),
            one.attempts())
        == 1;
  }

  /** From when one is there once more, unless something is said of it. */
  static void offerFrom(Connection connection, UUID id, Instant when) throws SQLException {
    Query.update(
        connection, "UPDATE interchange SET next_at = ? WHERE id = ? AND state = 'SENT'", when, id);
  }

  /** Whether somebody refuses one that he got before: what was lost was not the interchange. */
  static boolean cameBefore(StoredInterchange one, Acknowledged.OfInterchange said) {
    return one.attempts() > 1
        && said.reasons().stream().anyMatch(why -> why.code().equals(DUPLICATE));
  }
}
