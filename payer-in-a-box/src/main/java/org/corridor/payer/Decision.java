package org.corridor.payer;

import java.util.List;

/**
 * What a payer decided of a claim, or of those of its lines that are decided apart.
 *
 * @param number the payer's (CLP07)
 * @param apart whether it is a part of its claim
 */
record Decision(
    BilledClaim claim, String number, boolean apart, boolean reversal, List<Line> lines) {

  /** CAS. */
  record Adjustment(String group, String reason, long cents) {}

  /** A line of an 835. */
  record Line(BilledClaim.Line billed, long paid, List<Adjustment> adjustments, String remark) {

    Line reversed() {
      return new Line(
          billed,
          -paid,
          adjustments.stream().map(a -> new Adjustment(a.group(), a.reason(), -a.cents())).toList(),
          "");
    }
  }

  /** The charge of its lines; less than nothing of a reversal. */
  long charge() {
    long sum = lines.stream().mapToLong(line -> line.billed().cents()).sum();
    return reversal ? -sum : sum;
  }

  long paid() {
    return lines.stream().mapToLong(Line::paid).sum();
  }

  /** What is left to the patient. */
  long owed() {
    return lines.stream()
        .flatMap(line -> line.adjustments().stream())
        .filter(one -> one.group().equals("PR"))
        .mapToLong(Adjustment::cents)
        .sum();
  }

  boolean denied() {
    return !reversal && paid() == 0 && owed() == 0;
  }

  /** CLP02. */
  String status() {
    if (reversal) {
      return "22";
    }
    if (denied()) {
      return "4";
    }
    return switch (claim.sequence()) {
      case "S" -> "2";
      case "T" -> "3";
      default -> "1";
    };
  }

  /** What takes it back. */
  Decision reversed() {
    return new Decision(claim, number, apart, true, lines.stream().map(Line::reversed).toList());
  }
}
