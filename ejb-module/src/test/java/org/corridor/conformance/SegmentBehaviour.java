package org.corridor.conformance;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.conformance.Element.Leg;
import org.corridor.conformance.Messages.Line;
import org.hl7.fhir.r4.model.Base;

/**
 * Tells by running messages whether a row that no table of ours names is implemented in code: the
 * element must be there with the field, and not, or otherwise, without it.
 */
final class SegmentBehaviour {

  private final Messages messages;
  private final List<NamedCsvRecord> settings = Lists.named("fields.csv");

  SegmentBehaviour(Messages messages) {
    this.messages = messages;
  }

  /** The message that shows it; empty when none does. */
  Optional<String> shows(GuideRow row, Element element) {
    String segment = (row.v2().contains("-") ? row.v2() : row.map()).substring(0, 3);
    return messages.having(segment).stream()
        .filter(message -> shows(message, segment, row, element))
        .findFirst();
  }

  private boolean shows(String message, String segment, GuideRow row, Element element) {
    List<Line> with = new ArrayList<>();
    List<Line> without = new ArrayList<>();
    boolean found = false;
    for (Line line : messages.lines(message)) {
      Line set = set(row, line);
      if (!found && line.name().equals(segment)) {
        found = true;
        Line here = set(row, messages.variant(line, row.map()));
        with.add(segment.equals("MSH") ? set : here);
        if (row.v2().contains("-")) {
          without.add((segment.equals("MSH") ? set : here).with(row.v2(), ""));
        } else if (segment.equals("MSH")) {
          without.add(set);
        }
      } else {
        with.add(set);
        without.add(set);
      }
    }
    return differ(row, element, Messages.text(with), Messages.text(without));
  }

  private Line set(GuideRow row, Line line) {
    return set(settings, row.map(), row, line);
  }

  /** A line with what {@code settings} say of a segment map's row. */
  static Line set(List<NamedCsvRecord> settings, String map, GuideRow row, Line line) {
    Line set = line;
    for (NamedCsvRecord setting : settings) {
      if (Glob.matches(setting.getField("map"), map)
          && Glob.matches(setting.getField("v2"), row.v2())
          && Glob.matches(setting.getField("fhir"), row.fhir())
          && row.condition().contains(setting.getField("condition"))) {
        for (String assignment : setting.getField("fields").split(";", -1)) {
          String[] sides = assignment.split("=", 2);
          set = set.with(sides[0], sides[1]);
        }
      }
    }
    return set;
  }

  private static boolean differ(GuideRow row, Element element, String with, String without) {
    List<Base> found = at(element, Converted.of(with));
    if (found.isEmpty()) {
      return false;
    }
    boolean url = row.fhir().matches(".*\\.ur[li]\\)*");
    boolean constant =
        row.constant().isEmpty()
            || url
            || found.stream().anyMatch(one -> says(one, row.constant()));
    // What is said unless the field says otherwise is there without it as well.
    boolean usual = row.condition().contains(" NOT IN (") || with.equals(without);
    boolean fixed = usual && !row.constant().isEmpty();
    return constant
        && (fixed
            || !Converted.print(found).equals(Converted.print(at(element, Converted.of(without)))));
  }

  private static boolean says(Base base, String constant) {
    return base.isPrimitive() && constant.equalsIgnoreCase(base.primitiveValue());
  }

  private static List<Base> at(Element element, Converted converted) {
    Leg first = element.legs().get(0);
    List<String> steps =
        element.legs().stream()
            .flatMap(leg -> leg.steps().stream())
            .filter(step -> !step.equals("reference"))
            .toList();
    List<Base> found = converted.at(first.type(), steps);
    Leg inner = element.inner();
    return found.isEmpty() && !inner.equals(first)
        ? converted.at(inner.type(), inner.steps())
        : found;
  }
}
