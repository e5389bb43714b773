package org.corridor.admission;

import java.util.List;
import java.util.Set;
import org.corridor.chart.Accounts;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.Reference;

/** The numbers of an account: PID-18 and MRG-3. */
final class AccountNumber {

  private static final SegmentTable MRG =
      SegmentTable.load(AccountNumber.class, "MRG-Account.csv", new Account());

  private AccountNumber() {}

  static Numbered of(Passage passage, V2Segment mrg, Reference patient) {
    Account prior = new Account();
    MRG.fill(prior, mrg, passage);
    if (!prior.hasIdentifier()) {
      throw Merges.refused(
          passage, mrg.location() + "-3", "There is no usable prior account number.");
    }
    V2Segment pid = passage.message().first("PID").orElseThrow();
    Account account = Accounts.account(pid, passage);
    if (!account.hasIdentifier()) {
      throw Merges.refused(passage, pid.location() + "-18", "There is no usable account number.");
    }
    Accounts.account(passage, pid, patient);
    prior.setId(
        passage.mainRecord("Account", Identity.of("Account", prior.getIdentifierFirstRep())));
    Account record = new Account();
    record.setId(account.getIdPart());
    return new Numbered(
        record, account.getIdentifier(), prior, List.copyOf(prior.getIdentifier()), 3);
  }

  /**
   * A prior account of an event that merges none, such as A06: it is known, and no more is said.
   */
  static void mention(Passage passage, Reference patient) {
    for (V2Segment mrg : passage.message().all("MRG")) {
      Account prior = new Account();
      MRG.fill(prior, mrg, passage);
      if (prior.hasIdentifier()) {
        String id = Identity.of("Account", prior.getIdentifierFirstRep());
        prior.setId(passage.mainRecord("Account", id));
        prior.addSubject(patient);
        passage.draft(prior, Weight.MENTION, Set.of());
      }
    }
  }
}
