package org.corridor.payer;

import java.util.List;
import java.util.Optional;

/**
 * Somebody insured.
 *
 * @param payer id of the payer
 * @param refusal AAA03 of the answer to every question about the member; empty: benefits
 * @param deductible of a year, in cents
 * @param left of it when the box is opened
 */
record Member(
    String id,
    String payer,
    Person person,
    String plan,
    boolean active,
    String refusal,
    long deductible,
    long left,
    List<Dependent> dependents) {

  /** A person; {@code born} is CCYYMMDD. */
  record Person(String family, String given, String born, String gender) {

    /** Whether somebody who is asked for can be this person: what is not said does not count. */
    boolean may(Person asked) {
      return same(family, asked.family)
          && same(given, asked.given)
          && (asked.born.isEmpty() || asked.born.equals(born));
    }

    private static boolean same(String ours, String asked) {
      return asked.isEmpty() || asked.equalsIgnoreCase(ours);
    }

    @Override
    public String toString() {
      return "person";
    }
  }

  /** Somebody insured through a member; {@code relationship} is INS02. */
  record Dependent(Person person, String relationship) {}

  Optional<Dependent> dependent(Person asked) {
    return dependents.stream().filter(one -> one.person().may(asked)).findFirst();
  }

  /** The number only. */
  @Override
  public String toString() {
    return "member " + id;
  }
}
