package org.corridor.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A payer's denial that still stands.
 *
 * @param claim which one, as {@code /api/claims/{id}} has it
 * @param line REF 6R of the line; empty for the claim as a whole
 * @param reason the claim adjustment reason code
 * @param remarks remark codes
 * @param amount in cents
 * @param deniedOn when the remittance was paid
 * @param scenario of CAQH CORE 360: 1 documentation is missing, 2 data are missing or wrong, 3 not
 *     covered, 4 not paid separately; 0 where the reason is not known
 * @param meaning of the reason, in our words
 * @param appealBy until when the payer takes an appeal
 * @param fileBy until when it takes a corrected claim
 * @param recurrences how many times payer, reason and procedure came together in 90 days
 * @param edit what would have caught it before sending; empty unless it recurs
 */
public record Denial(
    UUID claim,
    String number,
    String payer,
    String payerNumber,
    String line,
    String procedure,
    String group,
    String reason,
    List<String> remarks,
    long amount,
    Optional<LocalDate> deniedOn,
    int scenario,
    String meaning,
    Optional<LocalDate> appealBy,
    Optional<LocalDate> fileBy,
    int recurrences,
    String edit) {

  /**
   * Which denials.
   *
   * @param scenario 1 to 4; 0 for what has none
   * @param limit at most so many
   */
  public record Sought(
      Optional<String> payer, Optional<String> reason, Optional<Integer> scenario, int limit) {}

  /**
   * The denials of a reason.
   *
   * @param lines how many there are
   */
  public record OfReason(
      String group,
      String reason,
      int scenario,
      String meaning,
      int lines,
      long amount,
      List<String> remarks) {}
}
