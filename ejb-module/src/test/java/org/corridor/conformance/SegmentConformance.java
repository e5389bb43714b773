package org.corridor.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.corridor.conformance.Element.Leg;

/** Compares the guide's segment maps with our tables, row by row. */
final class SegmentConformance {

  private final List<OurRow> ours;
  private final GuideElements elements;

  SegmentConformance(List<GuideRow> guide, List<OurRow> ours) {
    this.ours = ours;
    this.elements = new GuideElements(guide);
  }

  /** Whether and by which table of ours the row is implemented; else what is missing. */
  Verdict judge(GuideRow row) {
    Element element = elements.of(row);
    String near = "";
    for (OurRow our : ours) {
      if (our.guide().equals(row.v2()) && our.segment().equals(segment(row))) {
        Optional<String> difference = difference(row, element, our);
        if (difference.isEmpty()) {
          return new Verdict(row, Verdict.State.IMPLEMENTED, our.file());
        }
        near = difference.get().isEmpty() ? near : our.file() + " " + difference.get();
      }
    }
    return new Verdict(row, Verdict.State.MISSING, near);
  }

  /** The guide maps a field of RXE with those of RXO. */
  private static String segment(GuideRow row) {
    return row.v2().contains("-") ? row.v2().substring(0, 3) : row.map().substring(0, 3);
  }

  /** Empty when {@code our} does it, a blank text when it is about another element. */
  private static Optional<String> difference(GuideRow row, Element element, OurRow our) {
    Leg asked = element.inner();
    if (saysByDefault(row, asked, our)) {
      return Optional.empty();
    }
    boolean within = asked.startsWith(our.fills());
    boolean around = our.fills().startsWith(asked) && our.value().isEmpty();
    boolean leads =
        row.constant().isEmpty()
            && our.value().isEmpty()
            && element.outer().stream().anyMatch(leg -> leg.startsWith(our.fills()));
    if (!within && !around && !leads) {
      return Optional.of("");
    }
    if (!row.constant().isEmpty() && !our.isFunction()) {
      return constant(row, our);
    }
    return our.isFunction() || !our.value().isEmpty() || leads ? Optional.empty() : maps(row, our);
  }

  /** {@code telecom{use=home}} says what the guide says in a row of its own. */
  private static boolean saysByDefault(GuideRow row, Leg asked, OurRow our) {
    String[] also = our.also().split("=", -1);
    return also.length == 2
        && asked.startsWith(our.fills())
        && asked.steps().contains(also[0])
        && row.constant().equals(also[1]);
  }

  private static Optional<String> constant(GuideRow row, OurRow our) {
    boolean extension = row.fhir().matches(".*\\.ur[li]\\)*");
    boolean said =
        Arrays.stream(our.value().split("\\|", -1)).anyMatch(row.constant()::equalsIgnoreCase);
    boolean text = row.fhir().endsWith("text") || row.fhir().endsWith("display");
    return extension || said || (text && our.value().contains("|"))
        ? Optional.empty()
        : Optional.of(
            our.value().isEmpty()
                ? "has no fixed value"
                : "says " + our.value() + " instead of " + row.constant());
  }

  private static Optional<String> maps(GuideRow row, OurRow our) {
    if (!row.typeMap().isEmpty() && !target(row.typeMap()).equals(target(our.type()))) {
      return Optional.of("maps by " + our.type() + " instead of " + row.typeMap());
    }
    return row.table().isEmpty() || key(row.table()).equals(key(our.table()))
        ? Optional.empty()
        : Optional.of("has table '" + our.table() + "' instead of " + row.table());
  }

  /** What a data type map makes; its variants differ in what our maps decide for themselves. */
  private static String target(String typeMap) {
    return key(typeMap).replaceAll(".*\\[|[-\\]].*", "");
  }

  private static String key(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s/]", "");
  }
}
