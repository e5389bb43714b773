package org.corridor.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.journal.Batch;
import org.corridor.journal.Query;
import org.corridor.shared.MessageId;

/** Writes claims that went out; one whose place is known already changes nothing. */
final class Registering {
  private static final String INSERT =
      "INSERT INTO claim_submission (claim_id, sender, receiver, interchange, group_control,"
          + " set_control, position, batch, sent_at, acknowledged, answer_stamp)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')";

  private final Clock clock;
  private final Instant at;
  private final ClaimStory story;

  Registering(Clock clock, Instant at, ClaimStory story) {
    this.clock = clock;
    this.at = at;
    this.story = story;
  }

  /** How many of them are new. */
  int write(Connection connection, List<SentClaim> claims) throws SQLException {
    Set<String> known = known(connection, claims);
    List<SentClaim> news = claims.stream().filter(c -> known.add(key(c.place()))).toList();
    Accounts accounts = new Accounts(connection);
    accounts.load(
        news.stream().map(SentClaim::number).toList(),
        news.stream().map(SentClaim::originalNumber).toList());
    List<ClaimStory.Event> events = new ArrayList<>();
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
        events.add(
            new ClaimStory.Event(
                account.id, claim.number(), "837", at, place, claim.raw(), claim.kind()));
      }
      AccountWriting.write(connection, accounts.all());
      submissions.run();
    }
    story.tell(connection, events);
    return news.size();
  }

  private static Set<String> known(Connection connection, List<SentClaim> claims)
      throws SQLException {
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
    if (!claim.supersedes()) {
      return last.isEmpty()
          ? first(accounts, claim, 1, Optional.empty())
          : again(last.get(), claim);
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
    Account account = first(accounts, claim, last.map(a -> a.version + 1).orElse(1), original);
    original.ifPresent(one -> one.supersededBy = Optional.of(account.id));
    return account;
  }

  private Account first(
      Accounts accounts, SentClaim claim, int version, Optional<Account> original) {
    Account account =
        new Account(MessageId.next(clock).value(), claim, version, original.map(a -> a.id), at);
    account.content(claim);
    account.fresh = true;
    accounts.add(account);
    return account;
  }

  /** One that the payer has taken stays as it was taken. */
  private Account again(Account account, SentClaim claim) {
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
