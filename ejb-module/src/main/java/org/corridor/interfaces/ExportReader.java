package org.corridor.interfaces;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.corridor.declared.Section;
import org.corridor.declared.Values;
import org.corridor.hl7v2.Places;
import org.corridor.routing.BadCondition;
import org.corridor.routing.FhirValue;
import org.corridor.routing.Route;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.ResourceType;

/** Reads the section {@code exports}. What is wrong is noted there. */
final class ExportReader {

  private static final int USUAL_MOST = 100_000;
  private static final int MOST = 1_000_000;
  private static final int MOST_COLUMNS = 200;
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  private enum What {
    MESSAGES,
    RESOURCES
  }

  private enum As {
    HL7_BATCH,
    CSV,
    NDJSON
  }

  private final String interfaceName;
  private final String version;

  ExportReader(String interfaceName, String version) {
    this.interfaceName = interfaceName;
    this.version = version;
  }

  List<Export> all(Section section) {
    List<Export> all = new ArrayList<>();
    for (String name : section.names()) {
      if (!InterfaceReader.isName(name)) {
        section.problem(name, "a name has small letters, digits and dashes, at most 63");
      }
      Optional<Section> export = section.section(name);
      if (export.isEmpty()) {
        section.problem(name, "expected what is exported, such as what: messages");
      }
      export.map(one -> one(name, one)).ifPresent(all::add);
    }
    return all;
  }

  private Export one(String name, Section section) {
    ZoneId zone = zone(section);
    Timetable timetable = timetable(section, zone);
    Optional<Instant> since = since(section, zone);
    Export.What what = what(section);
    Optional<String> to = section.text("to");
    if (to.isEmpty()) {
      section.problem("to", "names no destination");
    }
    Export export =
        new Export(
            name,
            timetable,
            since,
            what,
            Values.number(section, "most", 1, MOST).orElse(USUAL_MOST),
            to.orElse(""),
            interfaceName,
            version);
    section.end();
    return export;
  }

  private static ZoneId zone(Section section) {
    Optional<String> zone = section.text("zone");
    try {
      return zone.isPresent() ? ZoneId.of(zone.get()) : ZoneOffset.UTC;
    } catch (DateTimeException e) {
      section.problem("zone", "expected a time zone such as Europe/Berlin");
      return ZoneOffset.UTC;
    }
  }

  private static Timetable timetable(Section section, ZoneId zone) {
    List<LocalTime> times = new ArrayList<>();
    for (String text : section.texts("when")) {
      try {
        times.add(LocalTime.parse(text));
      } catch (DateTimeParseException e) {
        section.problem("when", "expected a time of day such as \"02:30\"");
      }
    }
    Optional<Duration> every = Values.duration(section, "every");
    if (section.has("when") == section.has("every")) {
      section.problem("when", "expected when: \"02:30\" or every: 1h");
    }
    if (every.isPresent()
        && (every.get().compareTo(SHORTEST) < 0 || every.get().compareTo(LONGEST) > 0)) {
      section.problem("every", "expected from 1m to 7d");
    }
    return times.isEmpty()
        ? new Timetable.Every(
            every.filter(period -> period.toSeconds() > 0).orElse(Duration.ofDays(1)))
        : new Timetable.Daily(List.copyOf(times), zone);
  }

  private static Optional<Instant> since(Section section, ZoneId zone) {
    try {
      return section
          .text("since")
          .map(text -> LocalDate.parse(text).atStartOfDay(zone).toInstant());
    } catch (DateTimeParseException e) {
      section.problem("since", "expected a day such as 2026-01-31");
      return Optional.empty();
    }
  }

  private Export.What what(Section section) {
    Optional<What> what = Values.choice(section, "what", What.class);
    if (!section.has("what")) {
      section.problem("what", "expected messages or resources");
    }
    As usual = what.orElse(What.MESSAGES) == What.MESSAGES ? As.HL7_BATCH : As.NDJSON;
    As as = Values.choice(section, "as", As.class).orElse(usual);
    if (as != As.CSV && as != usual) {
      section.problem(
          "as",
          usual == As.NDJSON
              ? "resources are written as ndjson or csv"
              : "messages are written as hl7-batch or csv");
    }
    return usual == As.NDJSON
        ? new Export.Resources(types(section), table(section, as, FhirValue::of))
        : new Export.Messages(
            section.has("interfaces") ? section.texts("interfaces") : List.of(interfaceName),
            Route.condition(section, "accept"),
            table(section, as, Places::of));
  }

  private static List<String> types(Section section) {
    List<String> types = section.texts("resources");
    if (types.isEmpty()) {
      section.problem("resources", "names no type of resource, such as Observation");
    }
    for (String type : types) {
      try {
        ResourceType.fromCode(type);
      } catch (FHIRException e) {
        section.problem("resources", "there is no type of resource " + type);
      }
    }
    return types;
  }

  private static <C> Optional<Export.Table<C>> table(
      Section section, As as, Function<String, C> reader) {
    if (as != As.CSV) {
      return Optional.empty();
    }
    Map<String, C> columns =
        section.section("columns").map(texts -> columns(texts, reader)).orElse(Map.of());
    if (columns.size() > MOST_COLUMNS) {
      section.problem("columns", "expected at most " + MOST_COLUMNS);
    }
    if (!section.has("columns")) {
      section.problem("columns", "expected a heading and a path for each column");
    }
    return Optional.of(
        new Export.Table<>(columns, Values.flag(section, "spreadsheet").orElse(false)));
  }

  private static <C> Map<String, C> columns(Section texts, Function<String, C> reader) {
    Map<String, C> columns = new LinkedHashMap<>();
    texts
        .pairs()
        .forEach(
            (heading, path) -> {
              try {
                columns.put(heading, reader.apply(path));
              } catch (BadCondition | IllegalArgumentException bad) {
                texts.problem(heading, String.valueOf(bad.getMessage()));
              }
            });
    return columns;
  }
}
