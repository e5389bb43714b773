package org.corridor.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.corridor.journal.Batch;
import org.corridor.shared.MessageId;
import org.jspecify.annotations.Nullable;

/** Writes claims that were changed, in batches. */
final class AccountWriting {
  private static final String MUTABLE =
      "payer_name, kind, payer_rank, frequency, provider, charge, served_from, served_to,"
          + " original_number, intermediary_number, payer_number, superseded_by, acknowledged,"
          + " refusal, payer_status, status_stamp, rejections, state, state_at, sent_at, payer_at,"
          + " entries, paid, patient, adjusted, denied, open_insurance, counted";
  private static final String FIXED = "id, number, payer, version, original_id, first_sent_at";
  private static final String INSERT =
      "INSERT INTO claim (%s, %s) VALUES (%s)"
          .formatted(MUTABLE, FIXED, String.join(", ", marks(MUTABLE + ", " + FIXED)));
  private static final String UPDATE =
      "UPDATE claim SET %s = ? WHERE id = ?".formatted(MUTABLE.replace(", ", " = ?, "));
  private static final String INSERT_LINE =
      "INSERT INTO claim_line (claim_id, seq, control, procedure_code, modifiers, revenue, units,"
          + " charge, served_on, refusal, paid, patient, open_insurance)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE_LINE =
      "UPDATE claim_line SET refusal = ?, paid = ?, patient = ?, open_insurance = ?"
          + " WHERE claim_id = ? AND seq = ?";

  private AccountWriting() {}

  private static List<String> marks(String columns) {
    return Collections.nCopies(columns.split(",", -1).length, "?");
  }

  static void write(Connection connection, Collection<Account> accounts) throws SQLException {
    List<Account> ordered =
        accounts.stream()
            .filter(a -> a.changed || a.relined)
            .sorted(Comparator.comparing(a -> new MessageId(a.id)))
            .toList();
    try (Batch inserts = new Batch(connection, INSERT);
        Batch updates = new Batch(connection, UPDATE);
        Batch gone = new Batch(connection, "DELETE FROM claim_line WHERE claim_id = ?");
        Batch lines = new Batch(connection, INSERT_LINE);
        Batch lineUpdates = new Batch(connection, UPDATE_LINE)) {
      for (Account one : ordered) {
        (one.fresh ? inserts : updates).add(values(one));
        if (one.rewritten && !one.fresh) {
          gone.add(one.id);
        }
        for (Claim.Line line : one.relined ? one.lines : List.<Claim.Line>of()) {
          if (one.fresh || one.rewritten) {
            add(lines, one, line);
          } else {
            lineUpdates.add(
                line.refusal(),
                line.paid(),
                line.patient(),
                line.openInsurance(),
                one.id,
                line.seq());
          }
        }
      }
      inserts.run();
      updates.run();
      gone.run();
      lines.run();
      lineUpdates.run();
    }
  }

  private static @Nullable Object[] values(Account one) {
    SentClaim sent = one.sent;
    @Nullable Object[] mutable = {
      sent.payerName(),
      sent.kind(),
      sent.rank(),
      sent.frequency(),
      sent.provider(),
      sent.charge(),
      sent.servedFrom().orElse(null),
      sent.servedTo().orElse(null),
      sent.originalNumber(),
      sent.intermediaryNumber(),
      one.payerNumber,
      one.supersededBy.orElse(null),
      one.acknowledged.name(),
      one.refusal,
      one.payerStatus,
      one.statusStamp,
      one.rejections,
      one.state.name(),
      one.stateAt,
      one.sentAt,
      one.payerAt.orElse(null),
      one.entries.size(),
      one.balance.paid(),
      one.balance.patient(),
      one.balance.adjusted(),
      one.balance.denied(),
      one.balance.open(),
      one.counted,
      one.id
    };
    if (!one.fresh) {
      return mutable;
    }
    @Nullable Object[] all = Arrays.copyOf(mutable, mutable.length + 5);
    @Nullable Object[] fixed = {
      sent.number(), sent.payer(), one.version, one.original.orElse(null), one.firstSentAt
    };
    System.arraycopy(fixed, 0, all, mutable.length, fixed.length);
    return all;
  }

  private static void add(Batch lines, Account one, Claim.Line line) throws SQLException {
    lines.add(
        one.id,
        line.seq(),
        line.control(),
        line.procedure(),
        line.modifiers(),
        line.revenue(),
        line.units(),
        line.charge(),
        line.servedOn().orElse(null),
        line.refusal(),
        line.paid(),
        line.patient(),
        line.openInsurance());
  }
}
