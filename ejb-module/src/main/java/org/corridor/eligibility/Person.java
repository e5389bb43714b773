package org.corridor.eligibility;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A subscriber or a dependent.
 *
 * @param gender {@code F}, {@code M} or empty
 */
public record Person(
    String family, String given, String middle, Optional<LocalDate> born, String gender) {

  /** Nothing: who it is must not be in a log. */
  @Override
  public String toString() {
    return "a person";
  }
}
