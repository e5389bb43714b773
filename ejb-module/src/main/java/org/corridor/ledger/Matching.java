package org.corridor.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds what a remittance is about: the claim, and the lines of the claim. */
final class Matching {
  private Matching() {}

  /**
   * The claim: by our number, then by the payer's; of several, the one that the payer knows by its
   * number, then one of the same payer, then the newest that nothing stands for.
   */
  static Optional<Account> claim(Accounts accounts, String payer, ClaimPayment payment) {
    if (payment.isReversal()) {
      Optional<Account> undone =
          candidates(accounts, payment).stream()
              .filter(account -> original(account, payment).isPresent())
              .findFirst();
      if (undone.isPresent()) {
        return undone;
      }
    }
    return candidates(accounts, payment).stream()
        .max(
            Comparator.comparing((Account a) -> a.sent.number().equals(payment.number()))
                .thenComparing(
                    a ->
                        !payment.payerNumber().isEmpty()
                            && a.payerNumber.equals(payment.payerNumber()))
                .thenComparing(a -> a.payer.equals(payer))
                .thenComparing(a -> a.counted)
                .thenComparing(a -> a.version));
  }

  private static List<Account> candidates(Accounts accounts, ClaimPayment payment) {
    List<Account> all = new ArrayList<>(accounts.payerNumbered(payment.payerNumber()));
    accounts.numbered(payment.number()).stream().filter(a -> !all.contains(a)).forEach(all::add);
    return all;
  }

  /** Whether more than a number says that it is this claim. */
  static boolean plausible(Account account, String payer, ClaimPayment payment) {
    return account.payer.equals(payer)
        || (!payment.payerNumber().isEmpty() && account.payerNumber.equals(payment.payerNumber()))
        || Math.abs(payment.charge()) == account.sent.charge()
        || payment.lines().stream()
            .anyMatch(
                line ->
                    !line.control().isEmpty()
                        && account.lines.stream()
                            .anyMatch(l -> l.control().equals(line.control())));
  }

  /** What a reversal takes back: posted with its amounts, and still counting. */
  static Optional<RemittanceClaim> original(Account account, ClaimPayment reversal) {
    return account.active().stream()
        .filter(
            one ->
                one.payment().charge() == -reversal.charge()
                    && one.payment().paid() == -reversal.paid())
        .max(
            Comparator.comparing(
                one -> one.payment().payerNumber().equals(reversal.payerNumber())));
  }

  /** The lines: by their control number, then by procedure, modifiers and charge, then by less. */
  static ClaimPayment lines(Account account, ClaimPayment payment) {
    Set<Integer> taken = new HashSet<>();
    List<ClaimPayment.Line> lines = new ArrayList<>();
    for (ClaimPayment.Line line : payment.lines()) {
      int found =
          line.control().isEmpty()
              ? 0
              : first(account, one -> one.control().equals(line.control()));
      taken.add(found);
      lines.add(line.of(found));
    }
    for (int i = 0; i < lines.size(); i++) {
      ClaimPayment.Line line = lines.get(i);
      if (line.claimLine() == 0) {
        int found = byContent(account, line, taken);
        taken.add(found);
        lines.set(i, line.of(found));
      }
    }
    return payment.with(lines);
  }

  private static int byContent(Account account, ClaimPayment.Line line, Set<Integer> taken) {
    String code = line.billed().isEmpty() ? line.procedure() : line.billed();
    long charge = Math.abs(line.charge());
    Predicate<Claim.Line> same =
        one ->
            !taken.contains(one.seq())
                && !code.isEmpty()
                && (one.procedure().equals(code) || one.revenue().equals(code));
    Predicate<Claim.Line> modified = one -> one.modifiers().equals(line.modifiers());
    Predicate<Claim.Line> charged = one -> one.charge() == charge;
    List<Predicate<Claim.Line>> tries =
        List.of(same.and(modified).and(charged), same.and(charged), same.and(modified), same);
    for (Predicate<Claim.Line> one : tries) {
      int found = first(account, one);
      if (found > 0) {
        return found;
      }
    }
    return 0;
  }

  private static int first(Account account, Predicate<Claim.Line> condition) {
    return account.lines.stream().filter(condition).map(Claim.Line::seq).findFirst().orElse(0);
  }
}
