package org.corridor.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;
import org.corridor.journal.Query;
import org.corridor.shared.MessageId;

/**
 * Money that came and the remittances that explain it, found by TRN02 and TRN03 (CAQH CORE 370).
 * Every method may throw {@link org.corridor.journal.JournalUnavailable}.
 */
public final class Transfers {
  private final Database database;
  private final Clock clock;

  Transfers(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Takes a transfer that the bank tells of; the same one again changes nothing.
   *
   * @param amount in cents
   */
  public BankTransfer arrived(String company, String trace, long amount, LocalDate settledOn) {
    String payer = Batch.cut(company, 80);
    String number = Batch.cut(trace, 80);
    return database.inTransaction(
        connection -> {
          List<BankTransfer> known = list(connection, payer, number, amount, settledOn);
          if (!known.isEmpty()) {
            return known.get(0);
          }
          Query.update(
              connection,
              "INSERT INTO bank_transfer (id, company, trace, amount, settled_on, received_at)"
                  + " VALUES (?, ?, ?, ?, ?, ?)",
              MessageId.next(clock).value(),
              payer,
              number,
              amount,
              settledOn,
              clock.instant());
          List<UUID> remittances =
              Query.list(
                  connection,
                  "SELECT id FROM remittance r WHERE trace = ? AND company = ? AND copy_key = ''"
                      + " AND NOT EXISTS (SELECT 1 FROM bank_transfer t"
                      + " WHERE t.remittance_id = r.id) ORDER BY id",
                  row -> row.getObject(1, UUID.class),
                  number,
                  payer);
          if (!remittances.isEmpty()) {
            match(connection, remittances.get(0), payer, number);
          }
          return list(connection, payer, number, amount, settledOn).get(0);
        });
  }

  private static List<BankTransfer> list(
      Connection connection, String company, String trace, long amount, LocalDate settledOn)
      throws SQLException {
    return Query.list(
        connection,
        "SELECT * FROM bank_transfer WHERE company = ? AND trace = ? AND amount = ?"
            + " AND settled_on = ?",
        Transfers::transfer,
        company,
        trace,
        amount,
        settledOn);
  }

  /** Gives a remittance its transfer, if it is there and no other has it. */
  static void match(Connection connection, UUID remittance, String company, String trace)
      throws SQLException {
    List<UUID> free =
        Query.list(
            connection,
            "SELECT id FROM bank_transfer WHERE company = ? AND trace = ?"
                + " AND remittance_id IS NULL ORDER BY settled_on, id FOR UPDATE",
            row -> row.getObject(1, UUID.class),
            company,
            trace);
    if (!free.isEmpty()) {
      Query.update(
          connection,
          "UPDATE bank_transfer SET remittance_id = ? WHERE id = ?",
          remittance,
          free.get(0));
    }
  }

  /** Transfers that no remittance explains. */
  public List<BankTransfer> unexplained() {
    return database.inTransaction(
        connection ->
            Query.list(
                connection,
                "SELECT * FROM bank_transfer WHERE remittance_id IS NULL ORDER BY settled_on, id",
                Transfers::transfer));
  }

  private static BankTransfer transfer(ResultSet row) throws SQLException {
    return new BankTransfer(
        row.getObject("id", UUID.class),
        row.getString("company"),
        row.getString("trace"),
        row.getLong("amount"),
        row.getObject("settled_on", LocalDate.class),
        Rows.id(row, "remittance_id"));
  }
}
