package org.corridor.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Dialect;
import org.corridor.journal.Query;

/**
 * Applies answers to what was sent. One that is older than what is known, or about an earlier
 * sending of a claim, does not change the claim; one that is about nothing is kept aside.
 */
final class Answering {
  private static final String UPDATE =
      "UPDATE claim_submission SET acknowledged = ?, answer_stamp = ? WHERE sender = ?"
          + " AND receiver = ? AND interchange = ? AND group_control = ? AND set_control = ?"
          + " AND position = ?";

  private final Connection connection;
  private final Instant at;
  private final Accounts accounts;
  private final Map<Place, Submission> changed = new LinkedHashMap<>();
  private final List<UnmatchedRows.Draft> unmatched = new ArrayList<>();

  Answering(Connection connection, Instant at) {
    this.connection = connection;
    this.at = at;
    this.accounts = new Accounts(connection);
  }

  /**
   * Applies answers; those that are about nothing, or about no known sending, are kept.
   *
   * @return how many are about nothing
   */
  int apply(List<Answer> answers, Dialect dialect) throws SQLException {
    take(answers);
    UnmatchedRows.keep(connection, dialect, unmatched, at);
    return (int) unmatched.stream().filter(one -> one.state() == UnmatchedState.WAITING).count();
  }

  /** Applies one that was kept, and tells how it is kept further; empty where it is done with. */
  Optional<UnmatchedState> again(Answer answer) throws SQLException {
    take(List.of(answer));
    return unmatched.stream().map(UnmatchedRows.Draft::state).findFirst();
  }

  private void take(List<Answer> answers) throws SQLException {
    Map<Answer, List<Submission>> found = found(answers);
    Set<UUID> claims = new HashSet<>();
    found.values().forEach(all -> all.forEach(one -> claims.add(one.claim())));
    accounts.load(claims);
    loadAskedFor(answers);
    for (Answer answer : answers) {
      List<Submission> submissions = found.getOrDefault(answer, List.of());
      submissions.forEach(one -> submission(answer, one));
      boolean known =
          answer instanceof Answer.OfStatus status ? status(status) : !submissions.isEmpty();
      if (!known) {
        unmatched.add(new UnmatchedRows.Draft(answer, UnmatchedState.WAITING));
      } else if (isWide(answer) || isLoose(answer, submissions)) {
        unmatched.add(new UnmatchedRows.Draft(answer, UnmatchedState.APPLIED));
      }
    }
    AccountWriting.write(connection, accounts.all());
    write();
  }

  /** Whether it refuses several sets, of which some may not be registered yet. */
  static boolean isWide(Answer answer) {
    return answer instanceof Answer.OfEnvelope of
        && of.set().isEmpty()
        && of.state() != AnswerState.SENT;
  }

  /** Whether it names a batch that is not known, which may be one that is not registered yet. */
  private static boolean isLoose(Answer answer, List<Submission> submissions) {
    return answer instanceof Answer.OfClaim of
        && !of.batch().isEmpty()
        && submissions.stream().noneMatch(one -> one.batch().equals(of.batch()));
  }

  private void loadAskedFor(List<Answer> answers) throws SQLException {
    Set<String> numbers = new HashSet<>();
    Set<String> payerNumbers = new HashSet<>();
    for (Answer answer : answers) {
      if (answer instanceof Answer.OfStatus status) {
        numbers.add(status.number());
        payerNumbers.add(status.payerNumber());
      }
    }
    numbers.remove("");
    payerNumbers.remove("");
    if (!numbers.isEmpty() || !payerNumbers.isEmpty()) {
      accounts.load(numbers, payerNumbers);
    }
  }

  private Map<Answer, List<Submission>> found(List<Answer> answers) throws SQLException {
    Map<Answer, List<Submission>> found = new HashMap<>();
    Set<String> numbers = new HashSet<>();
    for (Answer answer : answers) {
      if (answer instanceof Answer.OfEnvelope of) {
        found.put(answer, envelope(of));
      } else if (answer instanceof Answer.OfBatch of) {
        found.put(
            answer,
            Submission.list(connection, " WHERE s.batch = ? AND s.batch <> ''", of.batch()).stream()
                .filter(s -> of.provider().isEmpty() || s.provider().equals(of.provider()))
                .toList());
      } else if (answer instanceof Answer.OfClaim of) {
        numbers.add(of.number());
      }
    }
    List<Submission> sent =
        numbers.isEmpty()
            ? List.of()
            : Submission.list(
                connection, " WHERE c.number = ANY(?)", Query.texts(connection, numbers));
    Map<String, List<Submission>> byNumber = new HashMap<>();
    sent.forEach(s -> byNumber.computeIfAbsent(s.number(), n -> new ArrayList<>()).add(s));
    for (Answer answer : answers) {
      if (answer instanceof Answer.OfClaim of) {
        found.put(answer, claim(of, byNumber.getOrDefault(of.number(), List.of())));
      }
    }
    return found;
  }

  private List<Submission> envelope(Answer.OfEnvelope of) throws SQLException {
    String receiver = of.place().receiver();
    if (of.kind().equals("TA1")) {
      return Submission.list(
          connection, " WHERE s.interchange = ? AND s.sender = ?", of.interchange(), receiver);
    }
    return of.set().isEmpty()
        ? Submission.list(
            connection, " WHERE s.group_control = ? AND s.sender = ?", of.group(), receiver)
        : Submission.list(
            connection,
            " WHERE s.group_control = ? AND s.set_control = ? AND s.sender = ?",
            of.group(),
            of.set(),
            receiver);
  }

  /** The sending that it names; the last one if it names none that is known. */
  private static List<Submission> claim(Answer.OfClaim of, List<Submission> sendings) {
    List<Submission> named = sendings.stream().filter(s -> s.batch().equals(of.batch())).toList();
    List<Submission> meant = named.isEmpty() ? sendings : named;
    return meant.isEmpty() ? meant : List.of(meant.get(meant.size() - 1));
  }

  private void submission(Answer answer, Submission read) {
    Submission now = changed.getOrDefault(read.place(), read);
    String stamp = answer.place().stamp();
    AnswerState state = state(answer);
    boolean older = stamp.compareTo(now.stamp()) < 0;
    boolean less = state == AnswerState.RECEIVED && now.acknowledged() != AnswerState.SENT;
    AnswerState next = state == AnswerState.SENT || less ? now.acknowledged() : state;
    if (older || (stamp.equals(now.stamp()) && next == now.acknowledged())) {
      return;
    }
    changed.put(
        read.place(),
        new Submission(
            now.claim(),
            now.number(),
            now.provider(),
            now.place(),
            now.batch(),
            now.sentAt(),
            next,
            stamp));
    accounts.find(now.claim()).ifPresent(account -> account(answer, now, next, account));
  }

  private static AnswerState state(Answer answer) {
    if (answer instanceof Answer.OfEnvelope of) {
      return of.state();
    }
    return answer instanceof Answer.OfClaim of ? of.state() : AnswerState.REJECTED_277CA;
  }

  private void account(Answer answer, Submission of, AnswerState next, Account account) {
    if (of.sentAt().isBefore(account.sentAt)) {
      return;
    }
    if (next.rejected() && !account.acknowledged.rejected()) {
      account.rejections++;
    }
    account.acknowledged = next;
    account.refusal = next.rejected() ? Batch.cut(answer.code()) : "";
    if (answer instanceof Answer.OfClaim claim) {
      account.payerAt = Optional.of(at);
      if (!claim.payerNumber().isEmpty()) {
        account.payerNumber = Batch.cut(claim.payerNumber(), 50);
      }
      lines(account, claim.lines());
    }
    accounts.settle(account, at);
  }

  private static void lines(Account account, List<Answer.OfLine> refusals) {
    for (int i = 0; i < account.lines.size(); i++) {
      Claim.Line line = account.lines.get(i);
      String refusal =
          refusals.stream()
              .filter(
                  one ->
                      one.control().isEmpty()
                          ? one.procedure().equals(line.procedure())
                          : one.control().equals(line.control()))
              .map(Answer.OfLine::code)
              .findFirst()
              .orElse("");
      account.line(
          i,
          Batch.cut(refusal),
          new Balance.OfLine(line.paid(), line.patient(), line.openInsurance()));
    }
  }

  private boolean status(Answer.OfStatus answer) {
    List<Account> named = accounts.numbered(answer.number());
    List<Account> meant = named.isEmpty() ? accounts.payerNumbered(answer.payerNumber()) : named;
    Optional<Account> found =
        meant.stream()
            .filter(a -> a.payerNumber.equals(answer.payerNumber()))
            .findFirst()
            .or(
                () ->
                    meant.isEmpty() ? Optional.empty() : Optional.of(meant.get(meant.size() - 1)));
    found.ifPresent(account -> status(answer, account));
    return found.isPresent();
  }

  private void status(Answer.OfStatus answer, Account account) {
    String stamp = answer.place().stamp();
    if (stamp.compareTo(account.statusStamp) <= 0) {
      return;
    }
    account.statusStamp = stamp;
    account.payerStatus = Batch.cut(answer.code());
    account.payerAt = Optional.of(at);
    if (account.payerNumber.isEmpty()) {
      account.payerNumber = Batch.cut(answer.payerNumber(), 50);
    }
    account.changed = true;
  }

  private void write() throws SQLException {
    try (Batch updates = new Batch(connection, UPDATE)) {
      for (Submission one : changed.values()) {
        Place place = one.place();
        updates.add(
            one.acknowledged().name(),
            one.stamp(),
            place.sender(),
            place.receiver(),
            place.interchange(),
            place.group(),
            place.set(),
            place.position());
      }
      updates.run();
    }
  }
}
