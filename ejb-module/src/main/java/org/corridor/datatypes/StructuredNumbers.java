package org.corridor.datatypes;

import java.math.BigDecimal;
import java.util.Map;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * SN in its five shapes: a number, a number with a comparator, a range, a ratio, and a grade such
 * as {@code 2+}, which FHIR can only hold as text (guide, OBX-5 with OBX-2 of SN).
 */
final class StructuredNumbers {

  private static final Map<String, QuantityComparator> COMPARATORS =
      Map.of(
          "<", QuantityComparator.LESS_THAN,
          "<=", QuantityComparator.LESS_OR_EQUAL,
          ">", QuantityComparator.GREATER_THAN,
          ">=", QuantityComparator.GREATER_OR_EQUAL);

  private StructuredNumbers() {}

  /** Whatever shape the value has. */
  static @Nullable Type any(Parts sn, MappingContext context) {
    String text = text(sn);
    if (text.isEmpty()) {
      return null;
    }
    Type shaped =
        switch (sn.get(3)) {
          case "" -> quantity(sn);
          case "-" -> range(sn);
          case ":", "/" -> ratio(sn);
          default -> null;
        };
    if (shaped != null) {
      return shaped;
    }
    if (!sn.get(3).equals("+")) {
      context.warn(0, "102", "This structured number has no known shape; it was kept as text.");
    }
    return new StringType(text);
  }

  static @Nullable Quantity quantity(Parts sn) {
    Quantity quantity = bounded(sn);
    if (quantity != null && (sn.has(3) || sn.has(4))) {
      quantity.addExtension(Extensions.originalText(text(sn)));
    }
    return quantity;
  }

  static @Nullable Range range(Parts sn) {
    BigDecimal low = Numbers.number(sn.get(2));
    BigDecimal high = Numbers.number(sn.get(4));
    // Range invariant rng-2 of FHIR R4: the low end comes first.
    if (low == null || high == null || low.compareTo(high) > 0) {
      return null;
    }
    Range range = new Range().setLow(amount(low)).setHigh(amount(high));
    range.addExtension(Extensions.originalText(text(sn)));
    return range;
  }

  static @Nullable Ratio ratio(Parts sn) {
    Quantity numerator = bounded(sn);
    BigDecimal denominator = Numbers.number(sn.get(4));
    if (numerator == null || denominator == null) {
      return null;
    }
    Ratio ratio = new Ratio().setNumerator(numerator).setDenominator(amount(denominator));
    // Whether it was written 1:5 or 1/5.
    ratio.addExtension(Extensions.originalText(text(sn)));
    return ratio;
  }

  private static @Nullable Quantity bounded(Parts sn) {
    BigDecimal value = Numbers.number(sn.get(2));
    QuantityComparator comparator = COMPARATORS.get(sn.get(1));
    boolean exact = sn.get(1).isEmpty() || sn.get(1).equals("=");
    if (value == null || (comparator == null && !exact)) {
      return null;
    }
    return exact ? amount(value) : amount(value).setComparator(comparator);
  }

  private static Quantity amount(BigDecimal value) {
    return new Quantity().setValue(value);
  }

  private static String text(Parts sn) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 4; i++) {
      if (sn.has(i)) {
        text.append(text.isEmpty() ? "" : " ").append(sn.get(i));
      }
    }
    return text.toString();
  }
}
