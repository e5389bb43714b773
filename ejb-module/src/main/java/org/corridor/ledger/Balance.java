package org.corridor.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * What is paid of a claim and what is left, from the remittances that count. What a payer denies
 * stays open. Of several payers each later one tells anew what the patient owes; its reason 23
 * repeats what the earlier ones did.
 *
 * @param adjusted what nobody owes
 * @param denied what is denied; it is part of {@code open}
 * @param lines the same of each line of the claim
 */
record Balance(long paid, long patient, long adjusted, long denied, long open, List<OfLine> lines) {

  /** Amounts of a line. */
  record OfLine(long paid, long patient, long open) {}

  private static final class Slot {
    long paid;
    long adjusted;
    long denied;
    long patient;
    int patientRank;

    void add(long amount, List<Adjustment> adjustments, int rank, boolean first) {
      paid += amount;
      if (rank > patientRank) {
        patientRank = rank;
        patient = 0;
      }
      for (Adjustment one : adjustments) {
        if (one.patients()) {
          patient += rank == patientRank ? one.amount() : 0;
        } else if (one.denial()) {
          denied += one.amount();
        } else if (first || !one.earlierPayers()) {
          adjusted += one.amount();
        }
      }
    }
  }

  /**
   * Balances a claim.
   *
   * @param charges of its lines
   * @param active what counts
   */
  static Balance of(long charge, List<Long> charges, List<ClaimPayment> active) {
    Slot whole = new Slot();
    List<Slot> slots = new ArrayList<>();
    charges.forEach(one -> slots.add(new Slot()));
    int first = active.stream().mapToInt(ClaimPayment::rank).min().orElse(1);
    List<ClaimPayment> inOrder = new ArrayList<>(active);
    inOrder.sort((one, other) -> Integer.compare(one.rank(), other.rank()));
    for (ClaimPayment payment : inOrder) {
      boolean isFirst = payment.rank() == first;
      whole.add(payment.paidBesideLines(), payment.adjustments(), payment.rank(), isFirst);
      for (ClaimPayment.Line line : payment.lines()) {
        boolean found = line.claimLine() > 0 && line.claimLine() <= slots.size();
        Slot slot = found ? slots.get(line.claimLine() - 1) : whole;
        slot.add(line.paid(), line.adjustments(), payment.rank(), isFirst);
      }
    }
    return sum(charge, charges, whole, slots);
  }

  private static Balance sum(long charge, List<Long> charges, Slot whole, List<Slot> slots) {
    long paid = whole.paid;
    long patient = whole.patient;
    long adjusted = whole.adjusted;
    long denied = whole.denied;
    List<OfLine> lines = new ArrayList<>();
    long[] shares = shares(whole.paid + whole.patient + whole.adjusted, charges);
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      paid += slot.paid;
      patient += slot.patient;
      adjusted += slot.adjusted;
      denied += slot.denied;
      long open = charges.get(i) - slot.paid - slot.patient - slot.adjusted - shares[i];
      lines.add(new OfLine(slot.paid, slot.patient, open));
    }
    return new Balance(paid, patient, adjusted, denied, charge - paid - patient - adjusted, lines);
  }

  /** What is settled for a claim as a whole, shared out to its lines by their charges. */
  private static long[] shares(long settled, List<Long> charges) {
    long[] shares = new long[charges.size()];
    long charged = charges.stream().mapToLong(Long::longValue).sum();
    long sum = 0;
    long given = 0;
    for (int i = 0; i < shares.length && charged != 0; i++) {
      sum += charges.get(i);
      long upToHere =
          i == shares.length - 1 ? settled : Math.round((double) settled * sum / charged);
      shares[i] = upToHere - given;
      given = upToHere;
    }
    return shares;
  }
}
