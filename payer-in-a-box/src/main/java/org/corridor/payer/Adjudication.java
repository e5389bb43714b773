package org.corridor.payer;

import java.util.ArrayList;
import java.util.List;
import org.corridor.payer.Decision.Adjustment;

/**
 * Decides a claim by the payer's rules, in cents. Of each line the allowed part counts; deductible,
 * copay and coinsurance take of it in this order, the rest is paid. A later payer pays what the one
 * before it left to the patient.
 */
final class Adjudication {

  private final Payer payer;
  private long deductible;
  private long copay;

  /**
   * @param deductible what is left of it
   */
  Adjudication(Payer payer, long deductible) {
    this.payer = payer;
    this.deductible = deductible;
    this.copay = payer.copay();
  }

  /** What is left of the deductible after the claim. */
  long deductible() {
    return deductible;
  }

  /** The decisions on a claim: one, or two where some of its lines are decided apart. */
  List<Decision> decide(BilledClaim claim, String number) {
    List<Decision.Line> together = new ArrayList<>();
    List<Decision.Line> apart = new ArrayList<>();
    for (BilledClaim.Line line : claim.lines()) {
      (payer.apart().contains(line.code()) ? apart : together).add(line(line));
    }
    List<Decision> decisions = new ArrayList<>();
    boolean both = !together.isEmpty() && !apart.isEmpty();
    if (!together.isEmpty()) {
      decisions.add(new Decision(claim, number, both, false, together));
    }
    if (!apart.isEmpty()) {
      decisions.add(new Decision(claim, both ? number + "2" : number, both, false, apart));
    }
    return decisions;
  }

  private Decision.Line line(BilledClaim.Line line) {
    Payer.Denial denial = payer.denials().get(line.code());
    List<Adjustment> adjustments = new ArrayList<>();
    if (denial != null) {
      add(adjustments, denial.group(), denial.reason(), line.cents());
      return new Decision.Line(line, 0, adjustments, denial.remark());
    }
    if (line.owed() >= 0) {
      add(adjustments, "OA", "23", line.cents() - line.owed());
      return new Decision.Line(line, line.owed(), adjustments, "");
    }
    long left = percent(line.cents(), payer.allowedPercent());
    add(adjustments, "CO", "45", line.cents() - left);
    long first = Math.min(deductible, left);
    deductible -= first;
    left -= first;
    add(adjustments, "PR", "1", first);
    long fee = Math.min(copay, left);
    copay -= fee;
    left -= fee;
    add(adjustments, "PR", "3", fee);
    long share = percent(left, payer.coinsurancePercent());
    add(adjustments, "PR", "2", share);
    return new Decision.Line(line, left - share, adjustments, "");
  }

  private static void add(List<Adjustment> to, String group, String reason, long cents) {
    if (cents != 0) {
      to.add(new Adjustment(group, reason, cents));
    }
  }

  private static long percent(long cents, int percent) {
    return (cents * percent + 50) / 100;
  }
}
