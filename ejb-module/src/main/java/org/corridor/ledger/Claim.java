package org.corridor.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A claim as people see it. Amounts are cents.
 *
 * @param number CLM01
 * @param payer its id in 2010BB
 * @param version of several claims under one number, such as a replacement, the how maniest
 * @param rank SBR01
 * @param frequency CLM05-3
 * @param payerNumber 1K of the 277CA, CLP07 of the remittance; empty while unknown
 * @param original what it replaces or voids
 * @param supersededBy what replaces or voids it
 * @param refusal STC01 of a refusal, such as {@code A7:562:82}; the codes of a TA1 or 999
 * @param payerStatus STC01 of the last 277, such as {@code P1:20}
 * @param patient what the patient owes by the remittances
 * @param adjusted what nobody owes
 * @param denied of the open amount, what the payer denies
 * @param openInsurance what is left for the payer to pay
 * @param counted whether its open amounts count; not if another claim stands for it
 */
public record Claim(
    UUID id,
    String number,
    String payer,
    int version,
    String payerName,
    String kind,
    String rank,
    String frequency,
    String provider,
    long charge,
    Optional<LocalDate> servedFrom,
    Optional<LocalDate> servedTo,
    String originalNumber,
    String intermediaryNumber,
    String payerNumber,
    Optional<UUID> original,
    Optional<UUID> supersededBy,
    AnswerState acknowledged,
    String refusal,
    String payerStatus,
    ClaimState state,
    Instant stateAt,
    Instant firstSentAt,
    Instant sentAt,
    Optional<Instant> payerAt,
    int rejections,
    long paid,
    long patient,
    long adjusted,
    long denied,
    long openInsurance,
    boolean counted) {

  /**
   * One of its lines.
   *
   * @param control REF 6R
   * @param modifiers separated by spaces
   * @param refusal STC01 of a refusal of this line
   */
  public record Line(
      int seq,
      String control,
      String procedure,
      String modifiers,
      String revenue,
      String units,
      long charge,
      Optional<LocalDate> servedOn,
      String refusal,
      long paid,
      long patient,
      long openInsurance) {}

  /** A claim, its lines, and what remittances said of it, in the order of posting. */
  public record Whole(Claim claim, List<Line> lines, List<RemittanceClaim> entries) {}
}
