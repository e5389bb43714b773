package org.corridor.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a remittance says of a claim: loop 2100. Amounts are cents.
 *
 * @param position of its CLP in the set
 * @param number CLP01
 * @param payerNumber CLP07
 * @param status CLP02: {@code 1} primary, {@code 4} denied, {@code 22} reversal, …
 * @param filing CLP06
 * @param charge CLP03
 * @param paid CLP04
 * @param patient CLP05
 * @param remarks remark codes of MIA and MOA, separated by spaces
 * @param readable false where an amount is none
 * @param adjustments of the claim as a whole
 */
public record ClaimPayment(
    long position,
    String number,
    String payerNumber,
    String status,
    String filing,
    long charge,
    long paid,
    long patient,
    String remarks,
    boolean readable,
    List<Adjustment> adjustments,
    List<Line> lines) {

  /**
   * A service: loop 2110.
   *
   * @param seq from 1
   * @param control REF 6R
   * @param procedure SVC01-2
   * @param modifiers separated by spaces
   * @param billed SVC06-2, the procedure that was billed where the payer takes another one
   * @param remarks separated by spaces
   * @param claimLine the claim's line that it is about; 0 while that is unknown
   */
  public record Line(
      int seq,
      String control,
      String procedure,
      String modifiers,
      String billed,
      String units,
      long charge,
      long paid,
      Optional<LocalDate> servedOn,
      String remarks,
      List<Adjustment> adjustments,
      int claimLine) {

    Line of(int line) {
      return new Line(
          seq,
          control,
          procedure,
          modifiers,
          billed,
          units,
          charge,
          paid,
          servedOn,
          remarks,
          adjustments,
          line);
    }

    private Line negated() {
      return new Line(
          seq,
          control,
          procedure,
          modifiers,
          billed,
          units,
          -charge,
          -paid,
          servedOn,
          remarks,
          adjustments.stream().map(Adjustment::negated).toList(),
          claimLine);
    }
  }

  /** Whether it takes an earlier one back. */
  public boolean isReversal() {
    return status.equals("22");
  }

  /** Whether nothing is to be posted: not this payer's claim, or asked before the treatment. */
  boolean isNote() {
    return status.equals("23") || status.equals("25");
  }

  /** In which order payers pay: 1 primary, 2 secondary, 3 tertiary. */
  int rank() {
    return switch (status) {
      case "2", "20" -> 2;
      case "3", "21" -> 3;
      default -> 1;
    };
  }

  /** What is paid for the claim as a whole and for no service. */
  long paidBesideLines() {
    return paid - lines.stream().mapToLong(Line::paid).sum();
  }

  Stream<Adjustment> allAdjustments() {
    return Stream.concat(
        adjustments.stream(), lines.stream().flatMap(line -> line.adjustments().stream()));
  }

  ClaimPayment with(List<Line> others) {
    return new ClaimPayment(
        position,
        number,
        payerNumber,
        status,
        filing,
        charge,
        paid,
        patient,
        remarks,
        readable,
        adjustments,
        others);
  }

  /** What undoes {@code original}: its amounts with the other sign. */
  ClaimPayment undoing(ClaimPayment original) {
    return new ClaimPayment(
        position,
        number,
        payerNumber,
        status,
        filing,
        -original.charge,
        -original.paid,
        -original.patient,
        remarks,
        readable,
        original.adjustments.stream().map(Adjustment::negated).toList(),
        original.lines.stream().map(Line::negated).toList());
  }
}
