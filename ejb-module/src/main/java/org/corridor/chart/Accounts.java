package org.corridor.chart;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.subject.Visit;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.Account.AccountStatus;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Reference;

/**
 * PID-18, IN1 and GT1: the patient's account, the coverages that pay in their order, and who pays
 * the rest; with what claims repeat of ACC, DRG, UB2 and GP1.
 */
public final class Accounts {

  private static final SegmentTable PID =
      SegmentTable.load(Accounts.class, "PID-Account.csv", new Account());

  /** Segments that a claim repeats; the account keeps them for it. */
  private static final SortedMap<String, SegmentTable> FOR_CLAIMS =
      new TreeMap<>(
          Map.of(
              "ACC", SegmentTable.load(Accounts.class, "ACC-Account.csv", new Account()),
              "DRG", SegmentTable.load(Accounts.class, "DRG-Account.csv", new Account()),
              "GP1", SegmentTable.load(Accounts.class, "GP1-Account.csv", new Account()),
              "UB2",
                  SegmentTable.load(
                      Accounts.class,
                      "UB2-Account.csv",
                      new Account(),
                      Map.of(
                          "amount", BillValues::amount,
                          "day", BillValues::day,
                          "span", BillValues::span))));

  private Accounts() {}

  /**
   * Drafts the account, the coverages and the guarantors of a message that does not change whether
   * the account is in use.
   *
   * @return the account; empty when PID-18 names none
   */
  public static Optional<Reference> draft(
      Passage passage, Reference patient, Optional<Visit> visit, Weight weight) {
    return draft(passage, patient, visit, weight, Optional.empty());
  }

  /**
   * As {@link #draft(Passage, Reference, Optional, Weight)}.
   *
   * @param said what the event makes of the account
   */
  public static Optional<Reference> draft(
      Passage passage,
      Reference patient,
      Optional<Visit> visit,
      Weight weight,
      Optional<Account> said) {
    Account account = said.orElseGet(Account::new);
    Optional<AccountStatus> status = Optional.ofNullable(account.getStatus());
    passage.message().first("PID").ifPresent(pid -> PID.fill(account, pid, passage));
    // That the number is in PID-18 says nothing about whether the account is in use.
    account.setStatus(status.orElse(null));
    for (Coverage coverage : Insurance.coverages(passage, patient, weight)) {
      int place = account.getCoverage().size() + 1;
      account
          .addCoverage()
          .setCoverage(Identity.reference(coverage))
          .setPriority(coverage.hasOrder() ? coverage.getOrder() : place);
    }
    Guarantors.draft(passage, patient, weight).forEach(account::addGuarantor);
    FOR_CLAIMS.forEach(
        (name, table) ->
            passage.message().first(name).ifPresent(found -> table.fill(account, found, passage)));
    if (!account.hasIdentifier()) {
      return Optional.empty();
    }
    account.setId(id(passage, account));
    account.addSubject(patient);
    Reference reference = passage.draft(account, weight, Set.of(), new AccountLife());
    visit.ifPresent(found -> found.encounter().addAccount(reference));
    return Optional.of(reference);
  }

  /** The account in PID-18, with its id; without identifier if there is none. */
  public static Account account(V2Segment pid, Passage passage) {
    Account account = new Account();
    PID.fill(account, pid, passage);
    if (account.hasIdentifier()) {
      account.setId(id(passage, account));
    }
    return account;
  }

  /** Mentions the account in PID-18, if there is one. */
  public static Optional<Reference> account(Passage passage, V2Segment pid, Reference patient) {
    Account account = account(pid, passage);
    if (!account.hasIdentifier()) {
      return Optional.empty();
    }
    account.addSubject(patient);
    return Optional.of(passage.draft(account, Weight.MENTION, Set.of()));
  }

  /** The account may have been merged into another. */
  private static String id(Passage passage, Account account) {
    return passage.mainRecord("Account", Identity.of("Account", account.getIdentifierFirstRep()));
  }
}
