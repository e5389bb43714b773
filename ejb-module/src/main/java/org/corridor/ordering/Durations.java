package org.corridor.ordering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Duration;

/**
 * Lengths of time, with the many names that senders have for their units.
 *
 * @param count how many
 * @param unit of UCUM: s, min, h, d, wk, mo or a
 */
record Durations(BigDecimal count, String unit) {

  private static final int LAST_YEAR = 9999;
  private static final String UCUM = "http://unitsofmeasure.org";

  /** UCUM, its calendar field, its length in minutes, and what else it is called. */
  private record Unit(String code, int field, double minutes, List<String> names) {}

  private static final List<Unit> UNITS =
      List.of(
          new Unit("s", Calendar.SECOND, 1 / 60.0, List.of("sec", "second", "seconds")),
          new Unit("min", Calendar.MINUTE, 1, List.of("minute", "minutes", "mins")),
          new Unit("h", Calendar.HOUR, 60, List.of("hr", "hrs", "hour", "hours")),
          new Unit("d", Calendar.DATE, 1440, List.of("day", "days")),
          new Unit("wk", Calendar.DATE, 10_080, List.of("w", "week", "weeks")),
          new Unit("mo", Calendar.MONTH, 43_800, List.of("l", "month", "months")),
          new Unit("a", Calendar.YEAR, 525_600, List.of("yr", "y", "year", "years")));

  private static final Map<String, Unit> BY_NAME = new HashMap<>();

  static {
    for (Unit unit : UNITS) {
      BY_NAME.put(unit.code(), unit);
      unit.names().forEach(name -> BY_NAME.put(name, unit));
    }
  }

  /** Reads a number and the name of a unit; empty when either is none. */
  static Optional<Durations> of(String count, String unit) {
    return unit(unit)
        .filter(code -> count.matches("\\d{1,5}(\\.\\d{1,9})?"))
        .map(code -> new Durations(new BigDecimal(count), code));
  }

  /** The UCUM code of a unit of time; empty when it is none. */
  static Optional<String> unit(String name) {
    return Optional.ofNullable(BY_NAME.get(name.strip().toLowerCase(Locale.ROOT))).map(Unit::code);
  }

  Duration toDuration() {
    Duration duration = new Duration();
    duration.setValue(count).setUnit(unit).setSystem(UCUM).setCode(unit);
    return duration;
  }

  int minutes() {
    return count
        .multiply(BigDecimal.valueOf(known().minutes()))
        .setScale(0, RoundingMode.HALF_UP)
        .min(BigDecimal.valueOf(Integer.MAX_VALUE))
        .intValue();
  }

  /**
   * The time that is this much later, or earlier for -1, in the precision of {@code from}; empty
   * beyond the years that FHIR knows.
   */
  Optional<DateTimeType> from(DateTimeType from, int direction) {
    DateTimeType moved = from.copy();
    if (count.stripTrailingZeros().scale() > 0) {
      moved.add(Calendar.MINUTE, direction * minutes());
    } else {
      int days = unit.equals("wk") ? 7 : 1;
      moved.add(known().field(), direction * count.intValue() * days);
    }
    int year = moved.getYear();
    return year > 0 && year <= LAST_YEAR ? Optional.of(moved) : Optional.empty();
  }

  private Unit known() {
    return UNITS.stream().filter(one -> one.code().equals(unit)).findFirst().orElseThrow();
  }
}
