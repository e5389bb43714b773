package org.corridor.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.journal.Query;

/**
 * The claims that one transaction is about, locked in the order of their ids, together with those
 * that they stand for or that stand for them.
 */
final class Accounts {
  private static final String BY_NUMBER =
      " WHERE c.number = ANY(?) OR (c.payer_number = ANY(?) AND c.payer_number <> '')";
  private static final String BY_ID =
      " WHERE c.id = ANY(?) OR c.superseded_by = ANY(?) OR c.original_id = ANY(?)";

  private final Connection connection;
  private final Map<UUID, Account> all = new LinkedHashMap<>();
  private final Map<String, List<Account>> byNumber = new HashMap<>();
  private final Map<String, List<Account>> byPayerNumber = new HashMap<>();

  Accounts(Connection connection) {
    this.connection = connection;
  }

  /** Loads the claims with these numbers of ours or of payers. */
  void load(Collection<String> numbers, Collection<String> payerNumbers) throws SQLException {
    take(
        Query.list(
            connection,
            ClaimRows.SELECT + BY_NUMBER + " ORDER BY c.id FOR UPDATE",
            Accounts::account,
            Query.texts(connection, new HashSet<>(numbers)),
            Query.texts(connection, new HashSet<>(payerNumbers))));
    Set<UUID> linked = new HashSet<>();
    for (Account one : all.values()) {
      one.supersededBy.ifPresent(linked::add);
      one.original.ifPresent(linked::add);
    }
    linked.removeAll(all.keySet());
    load(linked);
  }

  /** Loads claims by their ids, and those linked with them. */
  void load(Set<UUID> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    Array array = Query.array(connection, ids);
    take(
        Query.list(
            connection,
            ClaimRows.SELECT + BY_ID + " ORDER BY c.id FOR UPDATE",
            Accounts::account,
            array,
            array,
            array));
  }

  private void take(List<Account> accounts) throws SQLException {
    List<Account> fresh = accounts.stream().filter(a -> !all.containsKey(a.id)).toList();
    List<UUID> ids = fresh.stream().map(a -> a.id).toList();
    Map<UUID, List<Claim.Line>> lines = ClaimRows.lines(connection, ids);
    Map<UUID, List<RemittanceClaim>> entries =
        EntryRows.of(connection, fresh.stream().filter(a -> a.posted).map(a -> a.id).toList());
    for (Account one : fresh) {
      one.lines.addAll(lines.getOrDefault(one.id, List.of()));
      one.entries.addAll(entries.getOrDefault(one.id, List.of()));
      add(one);
    }
  }

  void add(Account account) {
    all.put(account.id, account);
    byNumber.computeIfAbsent(account.sent.number(), n -> new ArrayList<>()).add(account);
    if (!account.payerNumber.isEmpty()) {
      byPayerNumber.computeIfAbsent(account.payerNumber, n -> new ArrayList<>()).add(account);
    }
  }

  Optional<Account> find(UUID id) {
    return Optional.ofNullable(all.get(id));
  }

  Optional<Account> find(Optional<UUID> id) {
    return id.flatMap(this::find);
  }

  /** Claims of a number, the newest version last. */
  List<Account> numbered(String number) {
    return byNumber.getOrDefault(number, List.of()).stream()
        .sorted((one, other) -> Integer.compare(one.version, other.version))
        .toList();
  }

  /** Claims that payers know by a number. */
  List<Account> payerNumbered(String number) {
    return number.isEmpty() ? List.of() : byPayerNumber.getOrDefault(number, List.of());
  }

  /** Brings a claim up to date, and the one that it stands for. */
  void settle(Account account, Instant at) {
    account.settle(find(account.supersededBy), at);
    find(account.original).ifPresent(one -> one.settle(Optional.of(account), at));
  }

  Collection<Account> all() {
    return all.values();
  }

  private static Account account(ResultSet row) throws SQLException {
    Claim claim = ClaimRows.claim(row);
    SentClaim sent =
        new SentClaim(
            Register.NOWHERE,
            "",
            claim.number(),
            claim.payer(),
            claim.payerName(),
            claim.kind(),
            claim.rank(),
            claim.frequency(),
            claim.provider(),
            claim.charge(),
            claim.servedFrom(),
            claim.servedTo(),
            claim.originalNumber(),
            claim.intermediaryNumber(),
            List.of());
    Account account =
        new Account(claim.id(), sent, claim.version(), claim.original(), claim.firstSentAt());
    account.payerNumber = claim.payerNumber();
    account.supersededBy = claim.supersededBy();
    account.acknowledged = claim.acknowledged();
    account.refusal = claim.refusal();
    account.payerStatus = claim.payerStatus();
    account.statusStamp = row.getString("status_stamp");
    account.rejections = claim.rejections();
    account.sentAt = claim.sentAt();
    account.payerAt = claim.payerAt();
    account.state = claim.state();
    account.stateAt = claim.stateAt();
    account.counted = claim.counted();
    account.posted = row.getInt("entries") > 0;
    account.balance =
        new Balance(
            claim.paid(),
            claim.patient(),
            claim.adjusted(),
            claim.denied(),
            claim.openInsurance(),
            List.of());
    return account;
  }
}
