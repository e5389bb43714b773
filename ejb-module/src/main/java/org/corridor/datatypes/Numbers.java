package org.corridor.datatypes;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.SampledData;
import org.jspecify.annotations.Nullable;

/** NM, SI, CQ, NR, NA, MO: numbers with every digit as sent. */
final class Numbers {

  /** A bounded exponent: a number must not become a gigabyte of zeros when it is written out. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,60}(\\.\\d{0,60})?|\\.\\d{1,60})([eE][+-]?\\d{1,2})?");

  private static final String NOT_A_NUMBER = "This is not a number; it was not guessed.";

  private Numbers() {}

  static @Nullable BigDecimal number(String text) {
    String digits = text.strip();
    if (!NUMBER.matcher(digits).matches()) {
      return null;
    }
    BigDecimal value = new BigDecimal(digits);
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  static @Nullable DecimalType decimal(String text, MappingContext context) {
    if (text.isBlank()) {
      return null;
    }
    BigDecimal value = number(text);
    if (value == null) {
      context.warn(0, "102", NOT_A_NUMBER);
      return null;
    }
    return new DecimalType(value);
  }

  static @Nullable Integer whole(String text, int least, MappingContext context) {
    if (text.isBlank()) {
      return null;
    }
    BigDecimal value = number(text);
    try {
      if (value != null && value.intValueExact() >= least) {
        return value.intValueExact();
      }
    } catch (ArithmeticException e) {
      // Not whole or too large: told below, as any other number that does not fit.
    }
    context.warn(0, "102", "This is not a whole number of at least " + least + ".");
    return null;
  }

  static @Nullable Quantity quantity(String text, MappingContext context) {
    DecimalType value = decimal(text, context);
    return value == null ? null : new Quantity().setValueElement(value);
  }

  /** CQ: guide, CQ[Quantity]. */
  static @Nullable Quantity withUnit(Parts number, Parts unit, MappingContext context) {
    Quantity quantity = quantity(number.get(1), context);
    Quantity measured = UnitsOfMeasure.of(unit, context);
    if (quantity == null || measured == null) {
      return quantity;
    }
    return measured.setValueElement(quantity.getValueElement());
  }

  /** NR: guide, NR[Range]. */
  static @Nullable Range range(Parts parts, MappingContext context) {
    Quantity low = quantity(parts.get(1), context);
    Quantity high = quantity(parts.get(2), context);
    return low == null && high == null ? null : new Range().setLow(low).setHigh(high);
  }

  /** MO: an amount and its currency. */
  static @Nullable Money money(Parts parts, MappingContext context) {
    DecimalType value = decimal(parts.get(1), context);
    if (value == null) {
      return null;
    }
    Money money = new Money().setValueElement(value);
    return parts.has(2) ? money.setCurrency(parts.get(2)) : money;
  }

  /**
   * NA: guide, NA[SampledData]. HL7 v2 does not say when the numbers were taken, so the period is
   * unknown; an empty place is FHIR's {@code E} (FHIR R4, SampledData.data).
   */
  static @Nullable SampledData sampled(Parts parts, int count, MappingContext context) {
    StringBuilder data = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      BigDecimal value = number(parts.get(i));
      if (value == null && parts.has(i)) {
        context.warn(i, "102", NOT_A_NUMBER);
      }
      data.append(i == 1 ? "" : " ").append(value == null ? "E" : value.toPlainString());
    }
    SampledData sampled = new SampledData().setDimensions(1).setData(data.toString());
    sampled.setOrigin(new Quantity().setValue(0));
    sampled.getPeriodElement().addExtension(Extensions.absent("unknown"));
    return count == 0 ? null : sampled;
  }
}
