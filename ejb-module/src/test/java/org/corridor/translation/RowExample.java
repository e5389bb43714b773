package org.corridor.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The segments of a message; fields by number, MSH-1 being the separator. */
record RowExample(List<List<String>> segments) {

  boolean has(String segment) {
    return segments.stream().anyMatch(one -> one.get(0).equals(segment));
  }

  /** The same with {@code value} at a place such as {@code PID-11.9}, in all its segments. */
  RowExample with(Place place, String value) {
    return new RowExample(
        segments.stream()
            .map(one -> one.get(0).equals(place.segment()) ? with(one, place, value) : one)
            .toList());
  }

  private static List<String> with(List<String> segment, Place place, String value) {
    List<String> fields = new ArrayList<>(segment);
    int at = place.field();
    while (fields.size() <= at) {
      fields.add("");
    }
    fields.set(
        at,
        place.component() == 0
            ? value
            : part(
                fields.get(at),
                "^",
                place.component(),
                place.subcomponent() == 1
                    ? value
                    : part(component(fields.get(at), place), "&", place.subcomponent(), value)));
    return fields;
  }

  private static String component(String field, Place place) {
    String[] parts = field.split("\\^", -1);
    return parts.length < place.component() ? "" : parts[place.component() - 1];
  }

  private static String part(String whole, String separator, int number, String value) {
    List<String> parts = new ArrayList<>(Arrays.asList(whole.split("\\" + separator, -1)));
    while (parts.size() < number) {
      parts.add("");
    }
    parts.set(number - 1, value);
    return String.join(separator, parts);
  }

  String value(Place place) {
    return segments.stream()
        .filter(one -> one.get(0).equals(place.segment()) && one.size() > place.field())
        .map(one -> one.get(place.field()))
        .findFirst()
        .orElse("");
  }

  String text() {
    return segments.stream()
        .map(one -> String.join("|", one).replaceFirst("^MSH\\|\\|", "MSH|"))
        .collect(Collectors.joining("\r"));
  }
}
