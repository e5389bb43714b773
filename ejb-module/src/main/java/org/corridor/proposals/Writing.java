package org.corridor.proposals;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Dialect;
import org.corridor.journal.Query;
import org.corridor.vault.Vault;

/** Writes lines of the book: one row for the same proposal, however often it is said. */
final class Writing {

  private static final String COLUMNS =
      "fingerprint, id, message_id, source, interface_name, kind, patient, patient_number, target,"
          + " creates, said_at, created_at, state, state_at, who, reason, sealed";

  /** What is said again in these states is a proposal again; a person's no is not asked twice. */
  private static final Set<ProposalState> REVIVED =
      EnumSet.of(ProposalState.ACCEPTED, ProposalState.WITHDRAWN, ProposalState.SUPERSEDED);

  private final Connection connection;
  private final Dialect dialect;
  private final Vault vault;
  private final Instant now;

  Writing(Connection connection, Dialect dialect, Vault vault, Instant now) {
    this.connection = connection;
    this.dialect = dialect;
    this.vault = vault;
    this.now = now;
  }

  private record Known(UUID id, ProposalState state, Instant saidAt) {}

  /** Writes one; tells whether it is open because of that. */
  boolean write(Line line) throws SQLException {
    boolean fresh = insert(line);
    Known known = known(line);
    Instant time = line.withheld().time();
    boolean late = !fresh && time.isBefore(known.saidAt());
    if (!isNews(line, known) || late) {
      return false;
    }
    ProposalRows.update(
        connection, "UPDATE proposal SET said_at = ? WHERE id = ?", time, known.id());
    boolean revived = !fresh && REVIVED.contains(known.state());
    if (revived) {
      open(line, known.id());
    }
    boolean open = fresh || revived || known.state() == ProposalState.OPEN;
    return open && !supersede(line, known.id()) && (fresh || revived);
  }

  private boolean insert(Line line) throws SQLException {
    UUID id = line.id();
    return ProposalRows.update(
            connection,
            dialect.insertIfAbsent("proposal", COLUMNS, 1),
            line.fingerprint(),
            id,
            line.arrival().id().value(),
            Batch.cut(line.source()),
            Batch.cut(line.arrival().interfaceName(), 100),
            line.withheld().kind().word(),
            line.withheld().patient(),
            Batch.cut(line.arrival().patient(), 400),
            line.withheld().target(),
            line.withheld().standing().isEmpty(),
            line.withheld().time(),
            now,
            ProposalState.OPEN.name(),
            now,
            "",
            "",
            Content.seal(line.withheld(), id, vault))
        == 1;
  }

  private Known known(Line line) throws SQLException {
    return Query.list(
            connection,
            "SELECT id, state, said_at FROM proposal WHERE fingerprint = ? FOR UPDATE",
            row ->
                new Known(
                    row.getObject(1, UUID.class),
                    ProposalState.valueOf(row.getString(2)),
                    row.getObject(3, OffsetDateTime.class).toInstant()),
            line.fingerprint())
        .get(0);
  }

  /** Whether this message has not said it before. */
  private boolean isNews(Line line, Known known) throws SQLException {
    return ProposalRows.update(
            connection,
            dialect.insertIfAbsent("proposal_message", "proposal_id, message_id", 2),
            known.id(),
            line.arrival().id().value())
        == 1;
  }

  private void open(Line line, UUID id) throws SQLException {
    ProposalRows.move(connection, id, Move.byItself(ProposalState.OPEN, now, "said again"));
    ProposalRows.update(
        connection,
        "UPDATE proposal SET sealed = ? WHERE id = ?",
        Content.seal(line.withheld(), id, vault),
        id);
  }

  /** Of what one source says of one thing only the newest counts; tells whether this is older. */
  private boolean supersede(Line line, UUID id) throws SQLException {
    Object[] same = {
      Batch.cut(line.source()), line.withheld().kind().word(), line.withheld().target(), id
    };
    String others = " FROM proposal WHERE source = ? AND kind = ? AND target = ? AND id <> ?";
    List<Instant> newer =
        Query.list(
            connection,
            "SELECT said_at" + others + " AND said_at > ?",
            row -> row.getObject(1, OffsetDateTime.class).toInstant(),
            same[0],
            same[1],
            same[2],
            id,
            line.withheld().time());
    Move move = Move.byItself(ProposalState.SUPERSEDED, now, "its source has said something newer");
    if (!newer.isEmpty()) {
      ProposalRows.move(connection, id, move);
      return true;
    }
    for (UUID old :
        Query.list(
            connection,
            "SELECT id" + others + " AND state = 'OPEN'",
            row -> row.getObject(1, UUID.class),
            same)) {
      ProposalRows.move(connection, old, move);
    }
    return false;
  }
}
