package org.corridor.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.exchange.Ids;
import org.corridor.journal.Batch;
import org.corridor.journal.Query;

/** Writes claims that went out; one whose place is known already changes nothing. */
final class Registering {
  private static final String INSERT =
      "INSERT INTO claim_submission (claim_id, sender, receiver, interchange, group_control,"
          + " set_control, position, batch, sent_at, acknowledged, answer_stamp)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')";

  /** Control numbers come again some day: older answers are not about this sending. */
  private static final Duration LONGEST = Duration.ofDays(90);

  private final Connection connection;
  private final Ids ids;
  private final Instant at;
  private final Set<String> numbers = new HashSet<>();
  private final Set<String> batches = new HashSet<>();

  Registering(Connection connection, Ids ids, Instant at) {
    this.connection = connection;
    this.ids = ids;
    this.at = at;
  }

  /** How many of them are new. */
  int write(List<SentClaim> claims) throws SQLException {
    Set<String> known = known(claims);
    List<SentClaim> news = claims.stream().filter(c -> known.add(key(c.place()))).toList();
    Accounts accounts = new Accounts(connection);
    accounts.load(
        news.stream().map(SentClaim::number).toList(),
        news.stream().map(SentClaim::originalNumber).toList());
    try (Batch submissions = new Batch(connection, INSERT)) {
      for (SentClaim claim : news) {
        Account account = account(accounts, claim);
        accounts.settle(account, at);
        Place place = claim.place();
        submissions.add(
            account.id,
            place.sender(),
            place.receiver(),
            place.interchange(),
            place.group(),
            place.set(),
            place.position(),
            claim.batch(),
            at,
            AnswerState.SENT.name());
        remember(claim);
      }
      AccountWriting.write(connection, accounts.all());
      submissions.run();
    }
    return news.size();
  }

  private void remember(SentClaim claim) {
    Place place = claim.place();
    batches.add(claim.batch());
    numbers.addAll(
        List.of(
            claim.number(),
            claim.batch(),
            place.interchange(),
            place.group(),
            place.group() + " " + place.set()));
  }

  /** Applies answers that came before what they are about. */
  void answer() throws SQLException {
    numbers.remove("");
    if (numbers.isEmpty()) {
      return;
    }
    for (UnmatchedRows.Kept one : UnmatchedRows.about(connection, numbers, at.minus(LONGEST))) {
      if (isDue(one)) {
        Optional<UnmatchedState> further =
            new Answering(connection, one.seen().receivedAt()).again(one.answer());
        UnmatchedRows.keep(connection, one.seen().id(), further);
      }
    }
  }

  private boolean isDue(UnmatchedRows.Kept one) {
    return one.state() == UnmatchedState.WAITING
        || Answering.isWide(one.answer())
        || (one.answer() instanceof Answer.OfClaim of && batches.contains(of.batch()));
  }

  private Set<String> known(List<SentClaim> claims) throws SQLException {
    Set<String> interchanges = new HashSet<>();
    Set<String> groups = new HashSet<>();
    claims.forEach(
        claim -> {
          interchanges.add(claim.place().interchange());
          groups.add(claim.place().group());
        });
    return new HashSet<>(
        Query.list(
            connection,
            "SELECT sender, receiver, interchange, group_control, set_control, position"
                + " FROM claim_submission WHERE interchange = ANY(?) AND group_control = ANY(?)",
            row ->
                key(
                    new Place(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        "",
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6))),
            Query.texts(connection, interchanges),
            Query.texts(connection, groups)));
  }

  private static String key(Place place) {
    return String.join(
        "\u0000",
        place.sender(),
        place.receiver(),
        place.interchange(),
        place.group(),
        place.set(),
        Long.toString(place.position()));
  }

  private Account account(Accounts accounts, SentClaim claim) {
    List<Account> same =
        accounts.numbered(claim.number()).stream()
            .filter(a -> a.payer.equals(claim.payer()))
            .toList();
    Optional<Account> last =
        same.isEmpty() ? Optional.empty() : Optional.of(same.get(same.size() - 1));
    int next = last.map(a -> a.version + 1).orElse(1);
    if (!claim.supersedes()) {
      boolean anew = last.filter(a -> !a.sent.isVoid() || a.rejected()).isEmpty();
      return anew ? first(accounts, claim, next, Optional.empty()) : again(last.get(), claim);
    }
    if (last.filter(a -> a.sent.supersedes() && a.sent.frequency().equals(claim.frequency()))
        .filter(Account::rejected)
        .isPresent()) {
      return again(last.get(), claim);
    }
    Optional<Account> original =
        accounts.payerNumbered(claim.originalNumber()).stream()
            .filter(a -> a.payer.equals(claim.payer()))
            .findFirst()
            .or(() -> last);
    Account account = first(accounts, claim, next, original);
    original.ifPresent(one -> one.supersededBy = Optional.of(account.id));
    return account;
  }

  private Account first(
      Accounts accounts, SentClaim claim, int version, Optional<Account> original) {
    Account account = new Account(ids.next(), claim, version, original.map(a -> a.id), at);
    account.content(claim);
    account.fresh = true;
    accounts.add(account);
    return account;
  }

  /** One that the payer has taken stays as it was taken; an earlier sending changes nothing. */
  private Account again(Account account, SentClaim claim) {
    if (at.isBefore(account.sentAt)) {
      return account;
    }
    if (account.acknowledged != AnswerState.ACCEPTED && account.entries.isEmpty()) {
      account.content(claim);
      account.acknowledged = AnswerState.SENT;
      account.refusal = "";
    }
    account.sentAt = at;
    account.changed = true;
    return account;
  }
}
