package org.corridor.learning;

import java.util.ArrayList;
import java.util.List;
import org.corridor.hl7v2.V2Repetition;

/** What a value looks like, without the value: {@code code^text^code}. */
final class Shape {

  private static final int MOST = 8;

  private Shape() {}

  static String of(V2Repetition value) {
    List<String> parts = new ArrayList<>();
    for (int n = 1; n <= Math.min(value.components(), MOST); n++) {
      parts.add(kind(value.component(n)));
    }
    return String.join("^", parts);
  }

  private static String kind(String text) {
    if (text.isEmpty()) {
      return "";
    }
    if (text.matches("(19|20)\\d{6}")) {
      return "date";
    }
    if (text.matches("(19|20)\\d{10,12}(\\.\\d+)?([+-]\\d{4})?")) {
      return "time";
    }
    if (text.matches("[+-]?\\d+(\\.\\d+)?")) {
      return "number";
    }
    return text.matches("[YN]") ? "Y/N" : text.matches("[A-Z0-9_.-]{1,10}") ? "code" : "text";
  }

  /** The type map that would take a value of this shape. */
  static String type(String shape) {
    return switch (shape) {
      case "date" -> "DT[date]";
      case "time" -> "DTM[dateTime]";
      case "Y/N" -> "ID[boolean]";
      default -> shape.startsWith("code^") ? "CWE[CodeableConcept]" : "ST[string]";
    };
  }
}
