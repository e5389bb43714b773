package org.corridor.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.corridor.exchange.ClaimEvent;
import org.corridor.journal.Database;
import org.corridor.journal.TestDatabase;
import org.h2.jdbcx.JdbcConnectionPool;

/** A ledger on a fresh database. */
final class Books implements AutoCloseable {
  private static final List<String> TABLES =
      List.of(
          "claim",
          "claim_line",
          "claim_submission",
          "answer_unmatched",
          "remittance",
          "remittance_claim",
          "remittance_line",
          "posting",
          "provider_adjustment");

  private final JdbcConnectionPool source;
  private final Clock clock = Clock.systemUTC();
  final Database database;
  final LedgerSettings settings;
  final Ledger ledger;
  final List<ClaimEvent> story = new ArrayList<>();

  /** After how many transactions each further one breaks off. */
  int fuse = Integer.MAX_VALUE;

  Books(TestDatabase kind) {
    this(kind, LedgerSettings.usual());
  }

  Books(TestDatabase kind, LedgerSettings settings) {
    source = kind.prepared(clock);
    database = new Database(source);
    this.settings = settings;
    ledger = new Ledger(database, clock, settings, this::tell);
  }

  private void tell(Connection connection, List<ClaimEvent> events) throws SQLException {
    if (fuse-- <= 0) {
      throw new SQLException("the power fails", "57P01");
    }
    story.addAll(events);
  }

  int sent(String sample, String at) {
    return sent(Samples.content(sample), at);
  }

  int sent(Content content, String at) {
    try {
      return ledger.sent(content, Instant.parse(at));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Ledger.Taken received(String sample, String at) {
    return received(Samples.content(sample), at);
  }

  Ledger.Taken received(Content content, String at) {
    try {
      return ledger.received(content, Instant.parse(at));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Claim.Whole claim(String number) {
    return new Claims(database).numbered(number).orElseThrow();
  }

  Remittances remittances() {
    return new Remittances(database);
  }

  Repairs repairs() {
    return new Repairs(database, clock, settings.chunk(), this::tell);
  }

  /** Each claim in a line. */
  Map<String, String> claims() {
    return claims(database);
  }

  /** Each claim of a ledger in a line. */
  static Map<String, String> claims(Database database) {
    Map<String, String> all = new TreeMap<>();
    for (Claim one :
        new Claims(database).search(new ClaimQuery(Map.of(), Optional.empty(), 1000))) {
      all.put(
          one.number(),
          String.join(
              " ",
              one.payer(),
              money(one.charge()),
              "lines " + new Claims(database).numbered(one.number()).orElseThrow().lines().size(),
              one.servedFrom().map(LocalDate::toString).orElse("-"),
              one.payerNumber().isEmpty() ? "-" : one.payerNumber(),
              "paid " + money(one.paid()),
              "patient " + money(one.patient()),
              one.state().text(),
              "open " + money(one.openInsurance()),
              one.refusal().isEmpty() ? "-" : one.refusal(),
              one.payerStatus().isEmpty() ? "-" : one.payerStatus()));
    }
    return all;
  }

  static String money(long cents) {
    return "%s%d.%02d"
        .formatted(cents < 0 ? "-" : "", Math.abs(cents) / 100, Math.abs(cents) % 100);
  }

  int count(String table) {
    return rows(table).size();
  }

  /** Everything that is in the tables. */
  String dump() {
    StringBuilder all = new StringBuilder();
    TABLES.forEach(table -> all.append(table).append(rows(table)).append('\n'));
    return all.toString();
  }

  private List<String> rows(String table) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        StringBuilder row = new StringBuilder("\n");
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.append(rows.getString(i)).append(' ');
        }
        all.add(row.toString());
      }
      Collections.sort(all);
      return all;
    } catch (SQLException e) {
      throw new AssertionError(table, e);
    }
  }

  @Override
  public void close() {
    source.dispose();
  }
}
