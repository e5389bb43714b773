package org.corridor.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;
import org.corridor.journal.InTransaction;
import org.corridor.shared.MessageId;
import org.corridor.vault.Vault;

/** Where it is written down what happened to claims. Every method may throw JournalUnavailable. */
public final class ClaimEvents {

  static final int LONGEST_NOTE = 1000;
  static final int LONGEST_CLAIM = 50;

  private static final String COLUMNS =
      "event_key, claim_id, kind, at, interchange_id, set_id, control, group_control, set_control,"
          + " position, note, sealed";

  private final Database database;
  private final Vault vault;

  public ClaimEvents(Database database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  /** Writes events down; those that are known already stay as they are. */
  public void record(List<ClaimEvent> events) {
    database.inTransaction(
        connection -> {
          write(connection, events);
          return events.size();
        });
  }

  /** The same within a transaction of the caller's. */
  public InTransaction recording(List<ClaimEvent> events) {
    return connection -> write(connection, events);
  }

  private void write(Connection connection, List<ClaimEvent> events) throws SQLException {
    try (Batch batch =
        new Batch(connection, database.dialect().insertIfAbsent("claim_event", COLUMNS, 1))) {
      for (ClaimEvent event : events) {
        add(batch, event);
      }
      batch.run();
    }
  }

  private void add(Batch batch, ClaimEvent event) throws SQLException {
    UUID key = key(event);
    ClaimEvent.Spot spot = event.spot();
    batch.add(
        key,
        Batch.cut(event.claim(), LONGEST_CLAIM),
        event.kind().name(),
        event.at(),
        spot.interchange().orElse(null),
        spot.set().orElse(null),
        Batch.cut(spot.control(), 20),
        Batch.cut(spot.group(), 20),
        Batch.cut(spot.transaction(), 20),
        spot.position(),
        Batch.cut(event.note(), LONGEST_NOTE),
        event.raw().isEmpty() ? null : vault.seal(event.raw().getBytes(UTF_8), new MessageId(key)));
  }

  /** What stands somewhere is known by that; what stands nowhere, by its time. */
  static UUID key(ClaimEvent event) {
    ClaimEvent.Spot spot = event.spot();
    String place =
        spot.set()
            .or(spot::interchange)
            .map(id -> id + " " + spot.position())
            .orElseGet(
                () ->
                    String.join(" ", spot.control(), spot.group(), spot.transaction())
                        + " "
                        + spot.position()
                        + " "
                        + event.at());
    String text = String.join("\n", event.claim(), event.kind().name(), place, event.note());
    return UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
  }
}
