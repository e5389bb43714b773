package org.corridor.conformance;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.corridor.conformance.Element.Leg;
import org.corridor.conformance.Verdict.State;
import org.corridor.datatypes.MappingContext;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Message;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Base;

/**
 * Runs our data type maps on values in which the guide's component is there, and on the same values
 * without it: what the guide asks for must be there, and come from there.
 */
final class TypeConformance {

  private static final Pattern PART = Pattern.compile("[A-Z]+[.-](\\d+)");

  private final GuideElements elements;
  private final List<NamedCsvRecord> examples = Lists.named("examples.csv");
  private final List<NamedCsvRecord> parts = Lists.named("parts.csv");

  TypeConformance(List<GuideRow> guide) {
    elements = new GuideElements(guide);
  }

  Verdict judge(GuideRow row) {
    Element element = elements.of(row);
    String map = row.map();
    List<String> steps = steps(element);
    Optional<NamedCsvRecord> part = part(row);
    if (part.isPresent()) {
      map = part.get().getField("ours");
      String own = part.get().getField("element");
      steps = own.equals("=") ? steps : OurRow.steps(own);
    }
    Optional<String> missing = missing(row, map, steps);
    return missing
        .map(why -> new Verdict(row, State.MISSING, why))
        .orElse(new Verdict(row, State.IMPLEMENTED, map));
  }

  /** Where one map of the guide is several of ours, one for each element. */
  private Optional<NamedCsvRecord> part(GuideRow row) {
    return parts.stream()
        .filter(part -> part.getField("map").equals(row.map()))
        .filter(part -> part.getField("v2").equals(row.v2()))
        .filter(part -> Glob.matches(part.getField("fhir"), row.fhir()))
        .findFirst();
  }

  private static List<String> steps(Element element) {
    return element.legs().stream()
        .map(Leg::steps)
        .flatMap(List::stream)
        .filter(step -> !step.equals("reference"))
        .toList();
  }

  private Optional<String> missing(GuideRow row, String map, List<String> steps) {
    Optional<String> example = example(row);
    if (example.isEmpty()) {
      return Optional.of("no example");
    }
    List<Base> found = run(map, example.get(), steps);
    if (found.isEmpty()) {
      return Optional.of("'" + example.get() + "' fills no such element");
    }
    boolean url = row.fhir().matches(".*\\.ur[li]\\)*");
    if (!row.constant().isEmpty() && !url) {
      return found.stream().anyMatch(one -> row.constant().equalsIgnoreCase(text(one)))
          ? Optional.empty()
          : Optional.of("is " + found.stream().map(TypeConformance::text).toList());
    }
    Matcher component = PART.matcher(row.v2());
    if (url || !component.matches()) {
      return Optional.empty();
    }
    if (row.condition().contains("NOT VALUED") && !row.constant().isEmpty()) {
      return Optional.empty();
    }
    String without = without(example.get(), Integer.parseInt(component.group(1)));
    return print(found).equals(print(run(map, without, steps)))
        ? Optional.of("is the same without " + row.v2())
        : Optional.empty();
  }

  private Optional<String> example(GuideRow row) {
    String type = row.map().replaceAll("\\[.*", "");
    return examples.stream()
        .filter(
            example ->
                (example.getField("type").equals(type)
                        || Glob.matches(example.getField("type"), row.map()))
                    && Glob.matches(example.getField("v2"), row.v2())
                    && row.condition().contains(example.getField("condition")))
        .map(example -> example.getField("value"))
        .findFirst();
  }

  private static List<Base> run(String map, String value, List<String> steps) {
    V2Message message =
        V2Message.parse("MSH|^~\\&|A|B|C|D|20250611080000||ADT^A01|1|P|2.5\rZZZ|" + value);
    MappingContext context = MappingContext.of(message, TestHub.SENDER);
    context.at("ZZZ-1");
    Base base;
    try {
      base = TypeMaps.named(map).map(message.segments().get(1).field(1).first(), context);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
    List<Base> found = new ArrayList<>();
    if (base != null) {
      Values.levels(base).forEach(level -> found.addAll(Values.at(level, steps)));
    }
    return found;
  }

  private static String without(String value, int component) {
    String[] all = value.split("\\^", -1);
    if (component <= all.length) {
      all[component - 1] = "";
    }
    return String.join("^", Arrays.asList(all));
  }

  private static String text(Base base) {
    return base.isPrimitive() ? String.valueOf(base.primitiveValue()) : base.fhirType();
  }

  private static String print(List<Base> bases) {
    return bases.stream().map(Values::print).collect(Collectors.joining());
  }
}
