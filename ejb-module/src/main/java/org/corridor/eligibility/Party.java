package org.corridor.eligibility;

/**
 * A payer or a provider as NM1 names it.
 *
 * @param person whether it is a person (NM102 is 1)
 * @param name of the organization, or the family name
 * @param given name of a person; empty otherwise
 * @param qualifier NM108, such as {@code PI} or {@code XX}
 * @param number NM109
 */
public record Party(boolean person, String name, String given, String qualifier, String number) {

  /** An organization. */
  public static Party organization(String name, String qualifier, String number) {
    return new Party(false, name, "", qualifier, number);
  }

  /** Its number only: a provider may be a person. */
  @Override
  public String toString() {
    return qualifier + " " + number;
  }
}
