package org.corridor.translation;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;

/** Finds the component, or the field, that a text came from. */
final class Components {

  private static final Pattern MOMENT = Pattern.compile("\\d{4}(-\\d{2}.*)?");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern NO_DIGIT = Pattern.compile("\\D");

  private Components() {}

  /**
   * The component, and sub-component, of {@code value} that holds {@code text}, as {@code .1} or
   * {@code .1.2}; empty when none does, when several do, and when there is only one.
   */
  static String holding(String text, V2Repetition value) {
    Set<String> found = value.components() > 1 ? places(text, value) : Set.of();
    return found.size() == 1 ? found.iterator().next() : "";
  }

  /**
   * The field of {@code segment} that holds {@code text}, as {@code -5} or {@code -6.1}; empty when
   * none does or several do.
   */
  static String holding(String text, V2Segment segment) {
    String found = "";
    for (int n = 1; n <= segment.fieldCount(); n++) {
      for (V2Repetition value : segment.field(n).repetitions()) {
        Set<String> places = places(text, value);
        if (!places.isEmpty()) {
          if (!found.isEmpty()) {
            return "";
          }
          String place = value.location().substring(segment.location().length());
          found =
              value.components() > 1 && places.size() == 1
                  ? place + places.iterator().next()
                  : place;
        }
      }
    }
    return found;
  }

  private static Set<String> places(String text, V2Repetition value) {
    Set<String> found = new LinkedHashSet<>(2);
    for (int component = 1; component <= value.components(); component++) {
      int subs = value.subcomponents(component);
      for (int sub = 1; sub <= subs; sub++) {
        if (same(text, value.glance(component, sub))) {
          found.add("." + component + (subs > 1 ? "." + sub : ""));
        }
      }
    }
    return found;
  }

  private static boolean same(String fhir, String v2) {
    if (v2.isEmpty()) {
      return false;
    }
    return fhir.equals(v2)
        || fhir.equals("urn:oid:" + v2)
        || (MOMENT.matcher(fhir).matches()
            && YEAR.matcher(v2).lookingAt()
            && digits(fhir).startsWith(digits(v2)));
  }

  private static String digits(String moment) {
    return NO_DIGIT.matcher(moment).replaceAll("");
  }
}
