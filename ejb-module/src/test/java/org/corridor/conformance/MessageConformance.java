package org.corridor.conformance;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.conformance.Messages.Line;
import org.corridor.conformance.Verdict.State;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Compares the guide's message maps with what our families do: without the segment in its place the
 * resource must be missing or say less, and with it the references must be there.
 */
final class MessageConformance {

  private static final Pattern REFERENCE =
      Pattern.compile("([A-Z]\\w+)(?:\\[[^\\]]*])?((?:\\.[\\w-]+(?:\\([^)]*\\))?)*)=(.+)");
  private static final Pattern TARGET = Pattern.compile("([A-Z]\\w+)(?:\\[[^\\]]*])?(?:\\.id)?");

  private final Messages messages;
  private final List<NamedCsvRecord> settings = Lists.named("settings.csv");

  MessageConformance(Messages messages) {
    this.messages = messages;
  }

  Verdict judge(GuideRow row) {
    return missing(row)
        .map(why -> new Verdict(row, State.MISSING, why))
        .orElse(new Verdict(row, State.IMPLEMENTED, "shown by the example message"));
  }

  private Optional<String> missing(GuideRow row) {
    List<Line> with = new ArrayList<>();
    List<Line> without = new ArrayList<>();
    String place = Messages.place(row.v2());
    for (Line usual : messages.lines(row.map())) {
      boolean here = usual.place().equals(place);
      boolean chosen = here || !place.contains("CHOICE") || !usual.place().contains("CHOICE");
      boolean first = place.contains("CHOICE") || !usual.place().matches(".*CHOICE.(RXO|ODS)");
      boolean other = !here && usual.name().equals(map(row, place).substring(0, 3));
      Line line =
          other
              ? usual
              : SegmentBehaviour.set(
                  settings,
                  map(row, place),
                  row,
                  here ? messages.variant(usual, row.typeMap()) : usual);
      if (chosen && first) {
        with.add(line);
      }
      if (chosen && first && !here) {
        without.add(line);
      }
    }
    Converted converted = Converted.of(Messages.text(with));
    if (converted.isEmpty()) {
      return Optional.of("the message is not translated");
    }
    String type = type(row.fhir());
    List<Base> made = converted.all(type);
    if (made.isEmpty()) {
      return Optional.of("no " + type);
    }
    boolean removable = !row.v2().endsWith(".MSH") && with.size() > without.size();
    if (removable
        && Converted.print(made)
            .equals(Converted.print(Converted.of(Messages.text(without)).all(type)))) {
      return Optional.of(type + " is the same without the segment");
    }
    return Arrays.stream(row.value().split("[;\\n]|(?<=id) (?=[A-Z])", -1))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .filter(text -> !holds(text, converted))
        .findFirst()
        .map(text -> "not so: " + text);
  }

  /** The segment map; where the guide names none, the segment. */
  private static String map(GuideRow row, String place) {
    return row.typeMap().isEmpty()
        ? place.substring(place.lastIndexOf('.') + 1) + "[]"
        : row.typeMap();
  }

  private static String type(String target) {
    Matcher inner = Pattern.compile(".*\\(([A-Z]\\w+).*").matcher(target);
    return inner.matches() ? inner.group(1) : target.replaceAll("[^A-Za-z].*", "");
  }

  private static boolean holds(String text, Converted converted) {
    Matcher matcher = REFERENCE.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    List<String> steps =
        Arrays.stream(matcher.group(2).split("\\.", -1))
            .map(step -> step.replaceAll("\\(.*", ""))
            .filter(step -> !step.isEmpty() && !step.equals("reference") && !step.equals("id"))
            .map(Element::plain)
            .toList();
    String value = matcher.group(3).strip();
    List<Base> found = converted.at(matcher.group(1), steps);
    if (value.startsWith("\"")) {
      return found.stream().anyMatch(one -> value.equals('"' + one.primitiveValue() + '"'));
    }
    Matcher target = TARGET.matcher(value);
    return target.matches() && found.stream().anyMatch(one -> leads(one, target.group(1)));
  }

  private static boolean leads(Base one, String type) {
    return one instanceof Reference reference
        && reference.getResource() instanceof Resource resource
        && resource.fhirType().equals(type);
  }
}
