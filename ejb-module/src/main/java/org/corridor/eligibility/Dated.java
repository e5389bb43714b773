package org.corridor.eligibility;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.corridor.x12.Segment;

/**
 * A DTP.
 *
 * @param qualifier DTP01
 * @param text DTP03 as it came
 */
public record Dated(String qualifier, String text) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  static Dated of(Segment dtp) {
    return new Dated(dtp.text(1), dtp.text(3));
  }

  /** The day, or the first of a range; empty where it is none. */
  public Optional<LocalDate> from() {
    return day(text.split("-", 2)[0]);
  }

  /** The last day of a range. */
  public Optional<LocalDate> to() {
    String[] parts = text.split("-", 2);
    return parts.length > 1 ? day(parts[1]) : Optional.empty();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip(), DAY));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
