package org.corridor.routing;

import java.math.BigDecimal;

/** A comparison with a number. What is no number is neither more nor less. */
record Limit(String operator, BigDecimal number) {

  /** More digits than any measurement has; 1e999999999 would otherwise be written out. */
  private static final int LONGEST = 40;

  static Limit of(String operator, String number) {
    if (number.length() > LONGEST || number.indexOf('e') >= 0 || number.indexOf('E') >= 0) {
      throw new NumberFormatException(number);
    }
    return new Limit(operator, new BigDecimal(number));
  }

  boolean holds(String value) {
    int order;
    try {
      order = of(operator, value.strip()).number.compareTo(number);
    } catch (NumberFormatException e) {
      return false;
    }
    return switch (operator) {
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "<" -> order < 0;
      default -> order <= 0;
    };
  }
}
