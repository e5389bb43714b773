package org.corridor.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.corridor.shared.Finding;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;

/** What stands behind the codes of a bill in UVC, OCD and OSP: an amount, a day, a span of days. */
final class BillValues {

  private BillValues() {}

  static @Nullable Base amount(Spot spot) {
    String amount = spot.repetition().sub(2, 1);
    if (amount.isEmpty()) {
      return null;
    }
    try {
      Money money = new Money().setValue(new BigDecimal(amount));
      String currency = spot.repetition().sub(2, 2);
      return currency.isEmpty() ? money : money.setCurrency(currency);
    } catch (NumberFormatException e) {
      return unreadable(spot, 2);
    }
  }

  static @Nullable Base day(Spot spot) {
    LocalDate day = day(spot, 2);
    return day == null ? null : new DateType(day.toString());
  }

  static @Nullable Base span(Spot spot) {
    LocalDate start = day(spot, 2);
    LocalDate end = day(spot, 3);
    if (start == null && end == null) {
      return null;
    }
    Period span = new Period();
    if (start != null) {
      span.setStartElement(new DateTimeType(start.toString()));
    }
    return end == null ? span : span.setEndElement(new DateTimeType(end.toString()));
  }

  private static @Nullable LocalDate day(Spot spot, int component) {
    String day = spot.repetition().component(component);
    if (day.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(
          day.substring(0, Math.min(8, day.length())), DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeParseException e) {
      unreadable(spot, component);
      return null;
    }
  }

  private static @Nullable Base unreadable(Spot spot, int component) {
    spot.passage()
        .note(
            Finding.warning(
                spot.passage().context().location() + "." + component,
                "102",
                "This value cannot be read; it was left out."));
    return null;
  }
}
