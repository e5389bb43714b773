package org.corridor.ledger;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.x12.Amounts;
import org.corridor.x12.Segment;

/** Elements as the ledger takes them; it remembers whether an amount could not be read. */
final class Elements {
  private boolean readable = true;

  /** An amount in cents; 0 of one that is none. */
  long cents(Segment segment, int element) {
    try {
      return Amounts.cents(segment, element);
    } catch (NumberFormatException e) {
      readable = false;
      return 0;
    }
  }

  /** Whether every amount so far was one. */
  boolean readable() {
    return readable;
  }

  /** A date CCYYMMDD; nothing of anything else. */
  static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The day, or the first and last day of the period, that a DTP tells in its third element. */
  static List<LocalDate> days(Segment dtp) {
    List<LocalDate> days = new ArrayList<>();
    for (String part : dtp.text(3).split("-", -1)) {
      date(part.length() > 8 ? part.substring(0, 8) : part).ifPresent(days::add);
    }
    return days;
  }

  /** The modifiers of a procedure (C003), separated by spaces. */
  static String modifiers(Segment segment, int element) {
    List<String> modifiers = new ArrayList<>();
    for (int component = 3; component <= 6; component++) {
      String modifier = segment.text(element, component);
      if (!modifier.isBlank()) {
        modifiers.add(modifier.strip());
      }
    }
    return String.join(" ", modifiers);
  }
}
