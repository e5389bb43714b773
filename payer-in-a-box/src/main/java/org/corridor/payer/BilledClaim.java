package org.corridor.payer;

import java.util.List;
import org.corridor.x12.FunctionalGroup;

/**
 * A claim as an 837 has it, as far as a payer needs it to decide.
 *
 * @param from the group that it came in
 * @param number CLM01
 * @param payer NM109 of 2010BB
 * @param sequence SBR01: {@code P} first, {@code S} second payer and so on
 * @param facility CLM05-1
 * @param frequency CLM05-3
 * @param original REF F8
 * @param cents CLM02
 * @param days when, CCYYMMDD or two of them with a dash; empty where only lines say it
 */
record BilledClaim(
    FunctionalGroup from,
    String number,
    String payer,
    String sequence,
    String facility,
    String frequency,
    String original,
    long cents,
    String days,
    Provider provider,
    Insured insured,
    List<Line> lines) {

  /** Who is paid. */
  record Provider(String name, String npi, String taxId) {}

  /**
   * Whose claim it is.
   *
   * @param self whether the member is the patient
   */
  record Insured(String member, Member.Person subscriber, Member.Person patient, boolean self) {}

  /**
   * A service.
   *
   * @param service qualifier, code and modifiers; components by colons; empty of a mere revenue
   *     code
   * @param revenue its code, or empty
   * @param cents its charge
   * @param owed what payers before leave to the patient; -1 without payers before
   * @param day CCYYMMDD, or two of them, or empty
   * @param control REF 6R
   */
  record Line(
      String service,
      String revenue,
      long cents,
      String units,
      long owed,
      String day,
      String control) {

    /** What rules know it by. */
    String code() {
      String[] parts = service.split(":", -1);
      return parts.length > 1 ? parts[1] : revenue;
    }

    /** By qualifier, {@code NU} where it is a mere revenue code. */
    String[] composite() {
      return service.isEmpty() ? new String[] {"NU", revenue} : service.split(":", -1);
    }
  }

  /** When, of the claim or of its first line. */
  String when() {
    return days.isEmpty() && !lines.isEmpty() ? lines.get(0).day() : days;
  }

  /** The number only. */
  @Override
  public String toString() {
    return "claim " + number;
  }
}
