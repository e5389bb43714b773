package org.corridor.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The element that a row fills, in a form that the guide's way of writing and ours share. A path
 * that leads into a resource that an element refers to has a leg for each resource on the way.
 *
 * @param legs never empty
 */
record Element(List<Leg> legs) {

  /**
   * A path within one resource.
   *
   * @param type the resource
   * @param steps elements, an extension as {@code extension:} and the last part of its URL; empty
   *     for the resource itself
   */
  record Leg(String type, List<String> steps) {

    boolean startsWith(Leg other) {
      return type.equals(other.type)
          && steps.size() >= other.steps.size()
          && steps.subList(0, other.steps.size()).equals(other.steps);
    }
  }

  private static final Pattern CHOICE =
      Pattern.compile(
          "(value|onset|effective|deceased|multipleBirth|occurrence|occurred|performed|collected|medication"
              + "|additive|allowed|dose|rate|fastingStatus|bounds|asNeeded|quantity|author|event)"
              + "(Quantity|CodeableConcept|CodeableReference|String|Boolean|Integer|Range|Ratio"
              + "|SampledData|Time|[dD]ateTime|Period|Reference|Attachment|Decimal|Code|Coding"
              + "|Address|ContactPoint|Annotation|Timing|Duration|Extension|Identifier|Date"
              + "|Markdown)");

  /** The name of a choice without the type chosen, as the model and our rows write it. */
  static String plain(String step) {
    var choice = CHOICE.matcher(step);
    return choice.matches() ? choice.group(1) : step;
  }

  /** What tells extensions apart: the last part of the URL. */
  static String extension(String url) {
    String tail = url.strip().replaceAll("/+$", "").replaceAll(".*/", "");
    return "extension:" + tail.toLowerCase(Locale.ROOT);
  }

  /** The innermost leg that has a path; the first one when none has. */
  Leg inner() {
    for (int i = legs.size() - 1; i >= 0; i--) {
      if (!legs.get(i).steps().isEmpty()) {
        return legs.get(i);
      }
    }
    return legs.get(0);
  }

  /** The legs that lead to {@link #inner}. */
  List<Leg> outer() {
    return legs.subList(0, legs.indexOf(inner()));
  }

  /** Cuts {@code path} at dots that are not within brackets. */
  static List<String> split(String path) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
      if (c == '.' && depth == 0) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    parts.removeIf(String::isEmpty);
    return parts;
  }
}
