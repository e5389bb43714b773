package org.corridor.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Query;

/** What people decide about interchanges and sets that wait. */
final class Decisions {

  private final Office office;
  private final Consumers consumers;
  private final Receiving receiving;

  Decisions(Office office, Consumers consumers, Receiving receiving) {
    this.office = office;
    this.consumers = consumers;
    this.receiving = receiving;
  }

  /** Checks or sends again. */
  boolean retry(UUID id, String who) {
    boolean moved =
        office
            .database()
            .inTransaction(
                connection ->
                    Query.update(
                            connection,
                            "UPDATE interchange SET state = CASE direction WHEN 'IN' THEN 'STORED'"
                                + " ELSE 'READY' END, state_at = ?, next_at = ?, attempts = 0,"
                                + " who = ? WHERE id = ? AND state IN ('PARKED', 'FAILED', 'IN_DOUBT')",
                            office.now(),
                            office.now(),
                            Batch.cut(who),
                            id)
                        == 1);
    if (moved) {
      receiving.goOn();
    }
    return moved;
  }

  /** Settles that one arrived. */
  boolean arrived(UUID id, String who) {
    return office
        .database()
        .inTransaction(
            connection -> {
              Optional<Partner> partner =
                  InterchangeRows.find(connection, id)
                      .filter(one -> one.state() == InterchangeState.IN_DOUBT)
                      .flatMap(one -> office.partners().get().named(one.partner()));
              if (partner.isEmpty()) {
                return false;
              }
              Query.update(
                  connection, "UPDATE interchange SET who = ? WHERE id = ?", Batch.cut(who), id);
              return Departures.done(connection, partner.get(), id, office.now());
            });
  }

  /** Gives up an interchange that waits; the reason is kept. */
  boolean discard(UUID id, String who, String reason) {
    return office
        .database()
        .inTransaction(
            connection -> {
              boolean done =
                  Query.update(
                          connection,
                          "UPDATE interchange SET state = 'DISCARDED', state_at = ?, reason = ?,"
                              + " who = ?, next_at = NULL WHERE id = ? AND state IN ('PARKED',"
                              + " 'FAILED', 'READY', 'IN_DOUBT')",
                          office.now(),
                          Batch.cut(reason, InterchangeRows.LONGEST_REASON),
                          Batch.cut(who),
                          id)
                      == 1;
              if (done) {
                Query.update(
                    connection,
                    "UPDATE interchange_set SET state = 'DISCARDED', state_at = ?, who = ? WHERE"
                        + " interchange_id = ? AND state = 'READY'",
                    office.now(),
                    Batch.cut(who),
                    id);
              }
              return done;
            });
  }

  /** Hands a set to its consumers again. */
  boolean retrySet(UUID id, String who) {
    return office
        .database()
        .inTransaction(
            connection -> {
              List<StoredSet> found =
                  InterchangeRows.sets(
                      connection,
                      " WHERE s.id = ? AND s.state IN ('PARKED', 'FAILED') FOR UPDATE",
                      id);
              if (found.isEmpty() || consumers.of(found.get(0).kind()).isEmpty()) {
                return false;
              }
              Takings.again(connection, id, consumers.of(found.get(0).kind()), office.now());
              note(connection, id, who);
              return true;
            });
  }

  private static void note(Connection connection, UUID set, String who) throws SQLException {
    Query.update(
        connection, "UPDATE interchange_set SET who = ? WHERE id = ?", Batch.cut(who), set);
  }

  /** Gives up a set that waits, or one of ours that was rejected; the reason is kept. */
  boolean discardSet(UUID id, String who, String reason) {
    return office
        .database()
        .inTransaction(
            connection -> {
              boolean done =
                  Query.update(
                          connection,
                          "UPDATE interchange_set SET state = 'DISCARDED', state_at = ?, reason ="
                              + " ?, who = ? WHERE id = ? AND state IN ('PARKED', 'FAILED',"
                              + " 'REJECTED')",
                          office.now(),
                          Batch.cut(reason, InterchangeRows.LONGEST_REASON),
                          Batch.cut(who),
                          id)
                      == 1;
              if (done) {
                Query.update(
                    connection, "DELETE FROM set_taking WHERE set_id = ? AND state <> 'TAKEN'", id);
                Waiting.end(connection, id);
              }
              return done;
            });
  }
}
