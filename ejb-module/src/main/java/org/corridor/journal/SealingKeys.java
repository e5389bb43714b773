package org.corridor.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.corridor.vault.KeyLedger;

/** The vault's ledger, kept where the sealed content is. */
final class SealingKeys implements KeyLedger {

  private final Database database;
  private final Clock clock;

  SealingKeys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Set<String> keyIds() {
    return database.inTransaction(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery("SELECT key_id FROM vault_key")) {
            Set<String> ids = new HashSet<>();
            while (rows.next()) {
              ids.add(rows.getString(1));
            }
            return ids;
          }
        });
  }

  @Override
  public void note(String keyId) {
    database.inTransaction(
        connection -> {
          String sql = database.dialect().insertIfAbsent("vault_key", "key_id, since", 1);
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, keyId);
            insert.setObject(2, Batch.forDatabase(clock.instant()));
            return insert.executeUpdate();
          }
        });
  }
}
