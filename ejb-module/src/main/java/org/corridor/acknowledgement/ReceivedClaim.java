package org.corridor.acknowledgement;

import java.util.List;

/**
 * What the answer to a claim says of it again.
 *
 * @param id CLM01
 * @param cents CLM02
 * @param patient who was treated
 * @param provider id of the billing provider
 * @param payer id of the payer, NM109 of 2010BB
 * @param clearinghouseNumber REF*D9, or empty
 * @param billType type of bill of an institutional claim, or empty
 * @param period when it was done, {@code CCYYMMDD} or {@code CCYYMMDD-CCYYMMDD}, or empty
 * @param lines its service lines
 */
public record ReceivedClaim(
    String id,
    long cents,
    Person patient,
    String provider,
    String payer,
    String clearinghouseNumber,
    String billType,
    String period,
    List<Line> lines) {

  /**
   * A person or an organization, as an NM1 names it.
   *
   * @param type NM102
   * @param name NM103
   * @param given NM104
   * @param middle NM105
   * @param suffix NM107
   * @param qualifier NM108
   * @param id NM109
   */
  public record Person(
      String type,
      String name,
      String given,
      String middle,
      String suffix,
      String qualifier,
      String id) {
    static final Person NOBODY = new Person("1", "", "", "", "", "", "");

    Person identifiedBy(String newQualifier, String newId) {
      return new Person(type, name, given, middle, suffix, newQualifier, newId);
    }

    /** Not whom it names: that is a patient. */
    @Override
    public String toString() {
      return "person";
    }
  }

  /**
   * A service line.
   *
   * @param service what was done, such as {@code HC:99214:25}; components by colons
   * @param revenue revenue code, or empty
   * @param cents its charge
   * @param units how many
   * @param period when, as of the claim
   * @param control REF*6R, or empty
   * @param from position of its first segment in the set
   * @param to position of its last segment in the set
   */
  public record Line(
      String service,
      String revenue,
      long cents,
      String units,
      String period,
      String control,
      long from,
      long to) {}

  /** The id only: the rest is a patient's. */
  @Override
  public String toString() {
    return "claim " + id;
  }
}
