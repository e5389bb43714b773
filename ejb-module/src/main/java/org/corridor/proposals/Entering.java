package org.corridor.proposals;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.corridor.journal.Dialect;
import org.corridor.journal.InTransaction;
import org.corridor.reconciliation.Dissent;
import org.corridor.reconciliation.RecordKind;
import org.corridor.reconciliation.Withheld;
import org.corridor.vault.Vault;

/**
 * Proposals on their way into the book, in the transaction of their messages' fates. The same
 * message again changes nothing.
 */
public final class Entering implements InTransaction {

  private final List<Statement> statements;
  private final Dialect dialect;
  private final Vault vault;
  private final Instant now;
  private final MeterRegistry meters;
  private List<RecordKind> opened = List.of();

  Entering(
      List<Statement> statements, Dialect dialect, Vault vault, Instant now, MeterRegistry meters) {
    this.statements = List.copyOf(statements);
    this.dialect = dialect;
    this.vault = vault;
    this.now = now;
    this.meters = meters;
  }

  @Override
  public void on(Connection connection) throws SQLException {
    List<RecordKind> counted = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (Statement statement : statements) {
      Dissent dissent = statement.dissent();
      for (Map.Entry<String, String> one : dissent.merged().entrySet()) {
        carry(connection, one.getKey(), one.getValue());
      }
      new Withdrawing(connection, vault, now).saidBy(dissent.records());
      for (Dissent.Agreed agreed : dissent.agreed()) {
        agree(connection, RecordRules.source(statement.arrival()), agreed);
      }
      for (Withheld one : dissent.withheld()) {
        lines.add(Line.of(statement.arrival(), one));
      }
    }
    // In one order, so that two writers do not wait for each other.
    lines.sort(Comparator.comparing(Line::fingerprint));
    Writing writing = new Writing(connection, dialect, vault, now);
    for (Line line : lines) {
      if (writing.write(line)) {
        counted.add(line.withheld().kind());
      }
    }
    opened = counted;
  }

  /** The transaction is committed. */
  public void committed() {
    opened.forEach(kind -> meters.counter("corridor.proposals", "kind", kind.word()).increment());
  }

  /** What is proposed about a patient is proposed about the one who stands for that patient. */
  private static void carry(Connection connection, String prior, String survivor)
      throws SQLException {
    ProposalRows.update(
        connection, "UPDATE proposal SET patient = ? WHERE patient = ?", survivor, prior);
    ProposalRows.update(
        connection,
        "UPDATE proposal SET target = ? WHERE target = ? AND state = 'OPEN'",
        survivor,
        prior);
  }

  private void agree(Connection connection, String source, Dissent.Agreed agreed)
      throws SQLException {
    ProposalRows.update(
        connection,
        "UPDATE proposal SET state = 'WITHDRAWN', state_at = ?, who = '', reason = ? WHERE"
            + " source = ? AND kind = ? AND target = ? AND state = 'OPEN' AND said_at <= ?",
        now,
        "its source says what the record says",
        org.corridor.journal.Batch.cut(source),
        agreed.kind().word(),
        agreed.target(),
        agreed.time());
  }
}
