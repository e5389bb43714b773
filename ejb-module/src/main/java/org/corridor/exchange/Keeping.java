package org.corridor.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.corridor.journal.Query;

/**
 * Removes what need not be kept any longer, file by file. A file with anything in it that is to be
 * checked, taken, sent or decided stays, however old it is; so do control numbers, which are never
 * given again, and who was given content.
 */
final class Keeping {

  private static final int AT_ONCE = 500;

  private static final String SETTLED =
      " AND NOT EXISTS (SELECT 1 FROM interchange i WHERE i.file_id = f.id AND (i.state IN"
          + " ('STORED', 'PARKED', 'READY', 'SENDING', 'IN_DOUBT', 'FAILED') OR EXISTS (SELECT 1"
          + " FROM interchange_set s WHERE s.interchange_id = i.id AND s.state IN ('WAITING',"
          + " 'FAILED', 'PARKED', 'READY', 'REJECTED'))))";

  private static final String SETS =
      "(SELECT s.id FROM interchange_set s JOIN interchange i ON i.id = s.interchange_id WHERE"
          + " i.file_id = ?)";
  private static final String INTERCHANGES = "(SELECT id FROM interchange WHERE file_id = ?)";

  private static final List<String> WITH_CONTENT =
      List.of(
          "UPDATE claim_event SET sealed = NULL WHERE interchange_id IN " + INTERCHANGES,
          "UPDATE exchange_answer SET sealed = NULL WHERE by_interchange IN " + INTERCHANGES,
          "DELETE FROM exchange_part WHERE file_id = ?");

  private static final List<String> WHOLE =
      List.of(
          "DELETE FROM set_taking WHERE set_id IN " + SETS,
          "DELETE FROM set_taking WHERE set_id IN (SELECT id FROM exchange_answer WHERE"
              + " by_interchange IN "
              + INTERCHANGES
              + ")",
          "DELETE FROM expected_answer WHERE subject IN " + SETS,
          "DELETE FROM expected_answer WHERE subject IN " + INTERCHANGES,
          "DELETE FROM exchange_answer WHERE interchange_id IN " + INTERCHANGES,
          "DELETE FROM exchange_answer WHERE interchange_id IS NULL AND by_interchange IN "
              + INTERCHANGES,
          "DELETE FROM claim_event WHERE interchange_id IN " + INTERCHANGES,
          "DELETE FROM interchange_set WHERE interchange_id IN " + INTERCHANGES,
          "DELETE FROM interchange_group WHERE interchange_id IN " + INTERCHANGES,
          "DELETE FROM interchange WHERE file_id = ?",
          "DELETE FROM exchange_part WHERE file_id = ?",
          "DELETE FROM exchange_file WHERE id = ?");

  private final Office office;

  Keeping(Office office) {
    this.office = office;
  }

  /** How many files lost their bytes only, and how many are gone. */
  record Removed(long contents, long files) {}

  Removed apply(KeepingSettings settings) {
    long files = settings.interchanges().map(keep -> remove(keep, "", WHOLE)).orElse(0L);
    String full = " AND EXISTS (SELECT 1 FROM exchange_part p WHERE p.file_id = f.id)";
    long contents = settings.content().map(keep -> remove(keep, full, WITH_CONTENT)).orElse(0L);
    return new Removed(contents, files);
  }

  private long remove(Duration keep, String which, List<String> statements) {
    Instant limit = office.now().minus(keep);
    long removed = 0;
    for (long more = AT_ONCE; more == AT_ONCE; removed += more) {
      more =
          office
              .database()
              .inTransaction(connection -> removeSome(connection, limit, which, statements));
    }
    return removed;
  }

  private static long removeSome(
      Connection connection, Instant limit, String which, List<String> statements)
      throws SQLException {
    List<UUID> files =
        Query.list(
            connection,
            "SELECT f.id FROM exchange_file f WHERE f.at < ?"
                + which
                + SETTLED
                + " ORDER BY f.at LIMIT "
                + AT_ONCE,
            row -> row.getObject(1, UUID.class),
            limit);
    for (UUID file : files) {
      for (String statement : statements) {
        Query.update(connection, statement, file);
      }
    }
    return files.size();
  }
}
