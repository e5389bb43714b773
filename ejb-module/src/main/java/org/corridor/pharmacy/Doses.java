package org.corridor.pharmacy;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Field;
import org.corridor.medication.Amounts;
import org.corridor.shared.Finding;
import org.corridor.terminology.Units;
import org.corridor.translation.Spot;
import org.corridor.translation.ValueFunction;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.jspecify.annotations.Nullable;

/** How much of a drug, and how fast. */
final class Doses {

  private static final TypeMap UNIT = TypeMaps.named("CWE[Quantity]");

  /** HL7 v2.5.1 ch. 4A.4.1.17: a letter for the unit of time and, if not one, how many. */
  private static final Pattern TIME = Pattern.compile("([SMHDWL])(\\d{0,5})");

  private static final Map<String, String> UNITS =
      Map.of("S", "s", "M", "min", "H", "h", "D", "d", "W", "wk", "L", "mo");

  private Doses() {}

  /** An amount, or a range where {@code most} is sent: said once for the three fields. */
  static ValueFunction of(int least, int most, int unit) {
    return once(
        spot -> {
          Quantity low = quantity(spot, least, unit);
          Quantity high = quantity(spot, most, unit);
          if (high == null || low == null) {
            return low == null ? high : low;
          }
          return new Range().setLow(low).setHigh(high);
        },
        least,
        most,
        unit);
  }

  /** An amount per time whose unit says the time too, as {@code mL/h}. */
  static ValueFunction rate(int amount, int unit) {
    return spot -> quantity(spot, amount, unit);
  }

  /** The amount in the fields per the time that the row's own field says. */
  static ValueFunction perTime(int amount, int unit) {
    return spot -> {
      Quantity dose = quantity(spot, amount, unit);
      Quantity time = time(spot.repetition().text().strip());
      if (time == null) {
        spot.passage()
            .note(
                Finding.warning(
                    spot.passage().context().location(), "102", "This is no length of time."));
      }
      return dose == null || time == null
          ? null
          : new Ratio().setNumerator(dose).setDenominator(time);
    };
  }

  private static @Nullable Quantity time(String text) {
    Matcher letter = TIME.matcher(text.toUpperCase(Locale.ROOT));
    if (letter.matches()) {
      String count = letter.group(2).isEmpty() ? "1" : letter.group(2);
      String unit = UNITS.getOrDefault(letter.group(1), "d");
      return new Quantity()
          .setValue(new BigDecimal(count))
          .setUnit(unit)
          .setSystem(Units.UCUM)
          .setCode(unit);
    }
    return Units.standard()
        .code(text)
        .filter(UNITS::containsValue)
        .map(unit -> new Quantity().setValue(1).setUnit(unit).setSystem(Units.UCUM).setCode(unit))
        .orElse(null);
  }

  /** The number in one field with the unit in another; null when there is no number. */
  static @Nullable Quantity quantity(Spot spot, int number, int unit) {
    DecimalType value = Amounts.number(spot, number);
    if (value == null) {
      return null;
    }
    V2Field field = spot.segment().field(unit);
    String at = spot.passage().context().location();
    spot.passage().context().at(field.location());
    Base measured = UNIT.map(field.first(), spot.passage().context());
    spot.passage().context().at(at);
    return (measured instanceof Quantity known ? known : new Quantity()).setValueElement(value);
  }

  /** A value that several fields make together, said by the row of the first that was sent. */
  static ValueFunction once(ValueFunction value, int... fields) {
    return spot -> {
      for (int field : fields) {
        if (!spot.segment().field(field).first().isEmpty()) {
          return field == spot.field() && spot.index() == 0 ? value.value(spot) : null;
        }
      }
      return null;
    };
  }
}
