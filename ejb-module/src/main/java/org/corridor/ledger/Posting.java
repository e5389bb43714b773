package org.corridor.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.journal.Dialect;

/**
 * Posts what remittances say of claims, one after the other as they stand: a reversal takes back
 * what was posted before it, also a moment ago. What cannot be posted is parked with its reason.
 */
final class Posting {
  private final Connection connection;
  private final Dialect dialect;
  private final Instant at;
  private final Accounts accounts;
  private final Map<UUID, RemittanceClaim> entries = new LinkedHashMap<>();
  private final Map<UUID, RemittanceClaim> undone = new LinkedHashMap<>();
  private final Set<Account> touched = new LinkedHashSet<>();

  Posting(Connection connection, Dialect dialect, Instant at) {
    this.connection = connection;
    this.dialect = dialect;
    this.at = at;
    this.accounts = new Accounts(connection);
  }

  Accounts accounts() {
    return accounts;
  }

  /** Loads the claims that these are about. */
  void load(List<ClaimPayment> payments) throws SQLException {
    accounts.load(
        payments.stream().map(ClaimPayment::number).toList(),
        payments.stream().map(ClaimPayment::payerNumber).toList());
  }

  /**
   * Decides an entry.
   *
   * @param payer whose remittance it is
   */
  RemittanceClaim decide(RemittanceClaim entry, String payer) {
    ClaimPayment payment = entry.payment();
    Optional<Account> found = Matching.claim(accounts, payer, payment);
    Optional<UUID> id = found.map(a -> a.id);
    Optional<Verdict> verdict = Verdict.of(payment);
    RemittanceClaim decided;
    if (verdict.isPresent()) {
      decided = entry.parked(id, verdict.get().reason(), verdict.get().difference());
    } else if (found.isEmpty()) {
      decided = entry.parked(id, ParkReason.UNKNOWN_CLAIM, 0);
    } else if (!Matching.plausible(found.get(), payer, payment)) {
      decided = entry.parked(id, ParkReason.DOUBTFUL_CLAIM, 0);
    } else if (payment.isNote()) {
      decided = entry.noted(id);
    } else {
      decided = payment.isReversal() ? undo(entry, found.get()) : post(entry, found.get());
    }
    entries.put(decided.id(), decided);
    return decided;
  }

  /** Keeps an entry as it is, so that it is written with the others. */
  void keep(RemittanceClaim entry) {
    entries.put(entry.id(), entry);
  }

  /** The claim that an entry seems to be about. */
  Optional<UUID> about(RemittanceClaim entry, String payer) {
    return Matching.claim(accounts, payer, entry.payment()).map(a -> a.id);
  }

  private RemittanceClaim post(RemittanceClaim entry, Account account) {
    ClaimPayment payment = entry.payment();
    long charged = payment.charge();
    for (RemittanceClaim other : account.active()) {
      ClaimPayment posted = other.payment();
      if (posted.rank() == payment.rank()) {
        if (posted.payerNumber().equals(payment.payerNumber())
            && posted.charge() == payment.charge()
            && posted.paid() == payment.paid()) {
          return entry.parked(Optional.of(account.id), ParkReason.ALREADY_POSTED, 0);
        }
        charged += posted.charge();
      }
    }
    if (charged > account.sent.charge()) {
      return entry.parked(Optional.of(account.id), ParkReason.MORE_THAN_CHARGED, 0);
    }
    return force(entry, account);
  }

  private RemittanceClaim undo(RemittanceClaim entry, Account account) {
    Optional<RemittanceClaim> original = Matching.original(account, entry.payment());
    if (original.isEmpty()) {
      List<RemittanceClaim> active = account.active();
      return active.isEmpty()
          ? entry.parked(Optional.of(account.id), ParkReason.NOTHING_TO_REVERSE, 0)
          : entry.parked(
              Optional.of(account.id),
              ParkReason.REVERSAL_DIFFERS,
              entry.payment().paid() + active.get(active.size() - 1).payment().paid());
    }
    RemittanceClaim reversed = original.get().reversed(entry.id());
    account.entries.replaceAll(one -> one.id().equals(reversed.id()) ? reversed : one);
    if (entries.replace(reversed.id(), reversed) == null) {
      undone.put(reversed.id(), reversed);
    }
    RemittanceClaim reversal =
        entry.posted(
            account.id, entry.payment().undoing(reversed.payment()), Optional.of(reversed.id()));
    account.entries.add(reversal);
    touched.add(account);
    return reversal;
  }

  /** Posts an entry for a claim whatever else is posted; a reversal undoes what it can. */
  RemittanceClaim force(RemittanceClaim entry, Account account) {
    if (entry.payment().isReversal() && Matching.original(account, entry.payment()).isPresent()) {
      return undo(entry, account);
    }
    RemittanceClaim posted =
        entry.posted(account.id, Matching.lines(account, entry.payment()), Optional.empty());
    account.entries.add(posted);
    if (account.payerNumber.isEmpty() || entry.payment().rank() == 1) {
      String number = entry.payment().payerNumber();
      if (!number.isEmpty() && number.length() <= 50) {
        account.payerNumber = number;
      }
    }
    touched.add(account);
    return posted;
  }

  /** Writes entries that are new and the claims that they changed. */
  List<RemittanceClaim> write() throws SQLException {
    settle();
    List<RemittanceClaim> all = new ArrayList<>(entries.values());
    EntryWriting.insert(connection, all);
    EntryWriting.undone(connection, undone.values());
    return all;
  }

  /** Writes entries that were parked before, likewise. */
  List<RemittanceClaim> rewrite() throws SQLException {
    settle();
    List<RemittanceClaim> all = new ArrayList<>(entries.values());
    EntryWriting.replace(connection, all);
    EntryWriting.undone(connection, undone.values());
    return all;
  }

  private void settle() throws SQLException {
    for (Account account : touched) {
      account.payerAt = Optional.of(at);
      accounts.settle(account, at);
    }
    AccountWriting.write(connection, accounts.all());
    mark(Publications.Kind.CLAIM, touched.stream().map(one -> one.id).toList());
    mark(
        Publications.Kind.REMITTANCE,
        entries.values().stream().map(RemittanceClaim::remittance).distinct().toList());
  }

  private void mark(Publications.Kind kind, List<UUID> ids) throws SQLException {
    Publications.mark(connection, dialect, kind, ids, at);
  }
}
