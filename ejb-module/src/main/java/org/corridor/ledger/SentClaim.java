package org.corridor.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A claim as an 837 has it. Who the patient is does not concern the ledger.
 *
 * @param place of its CLM
 * @param batch BHT03
 * @param number CLM01
 * @param payer 2010BB NM109
 * @param kind of the guide, such as {@code 837P}
 * @param rank SBR01: {@code P}, {@code S}, {@code T}, …
 * @param frequency CLM05-3: {@code 7} replaces, {@code 8} voids
 * @param provider the billing provider's NPI
 * @param charge CLM02, in cents
 * @param originalNumber REF F8: the payer's number of the claim that this one replaces or voids
 * @param intermediaryNumber REF D9
 */
record SentClaim(
    Place place,
    String batch,
    String number,
    String payer,
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
    List<Line> lines) {

  /**
   * One of its lines.
   *
   * @param control REF 6R
   * @param modifiers separated by spaces
   */
  record Line(
      String control,
      String procedure,
      String modifiers,
      String revenue,
      String units,
      long charge,
      Optional<LocalDate> servedOn) {}

  boolean isVoid() {
    return frequency.equals("8");
  }

  /** Whether it stands for another one. */
  boolean supersedes() {
    return frequency.equals("7") || isVoid();
  }
}
