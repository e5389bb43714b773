package org.corridor.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.corridor.datatypes.SenderCodes;
import org.corridor.declared.Csv;
import org.corridor.declared.Section;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.jspecify.annotations.Nullable;

/**
 * Reads the code maps of a profile: written in it, or beside it as CSV ({@code
 * code,target,system,display}) or as a FHIR ConceptMap in JSON.
 */
final class CodesReader {

  private static final Pattern FIELD = Pattern.compile("[A-Z][A-Z0-9]{2}-[1-9]\\d*");
  private static final Pattern TABLE = Pattern.compile("\\d{4}|UCUM");

  private final Section root;
  private final Map<String, Map<String, List<Coding>>> byPlace = new LinkedHashMap<>();

  CodesReader(Section root) {
    this.root = root;
  }

  Optional<SenderCodes> read() {
    for (Section section : root.sections("codes", "")) {
      List<String> places = places(section);
      Map<String, List<Coding>> codes = new HashMap<>();
      inline(section, codes);
      root.file().beside(section, "file").ifPresent(file -> file(section, file, codes));
      if (!section.has("map") && !section.has("file")) {
        section.problem("", "names neither a map nor a file");
      }
      section.end();
      for (String place : places) {
        Map<String, List<Coding>> all = byPlace.computeIfAbsent(place, any -> new HashMap<>());
        codes.forEach((code, codings) -> all.merge(code, codings, CodesReader::both));
      }
    }
    return byPlace.isEmpty() ? Optional.empty() : Optional.of(SenderCodes.of(byPlace));
  }

  private static List<String> places(Section section) {
    List<String> fields = section.texts("field");
    List<String> tables = section.texts("table");
    if (!fields.stream().allMatch(field -> FIELD.matcher(field).matches())) {
      section.problem("field", "expected a field such as OBX-3");
    }
    if (!tables.stream().allMatch(table -> TABLE.matcher(table).matches())) {
      section.problem("table", "expected the four digits of a table such as 0001, or UCUM");
    }
    if (fields.isEmpty() && tables.isEmpty()) {
      section.problem("", "says neither the field nor the table of its codes");
    }
    List<String> places = new ArrayList<>(fields);
    places.addAll(tables);
    return places;
  }

  private static void inline(Section section, Map<String, List<Coding>> codes) {
    section
        .section("map")
        .ifPresent(
            map ->
                map.pairs()
                    .forEach(
                        (code, target) -> {
                          String[] parts = target.split("\\|", 3);
                          if (parts.length < 2 || parts[0].isEmpty()) {
                            map.problem(code, "expected code|system or code|system|display");
                          } else {
                            Uris.of(map, code, parts[1].strip())
                                .ifPresent(
                                    uri ->
                                        add(
                                            codes,
                                            code,
                                            coding(
                                                parts[0].strip(),
                                                uri,
                                                parts.length > 2 ? parts[2].strip() : "")));
                          }
                        }));
  }

  private void file(Section section, Path file, Map<String, List<Coding>> codes) {
    String name = file.getFileName().toString();
    if (name.endsWith(".csv")) {
      Csv.read(
              section,
              "file",
              file,
              List.of("code", "target", "system"),
              List.of("display", "note"))
          .forEach(row -> row(file, row, codes));
    } else if (name.endsWith(".json")) {
      root.file().text(file, section, "file").ifPresent(text -> conceptMap(file, text, codes));
    } else {
      section.problem("file", "expected a .csv file or a ConceptMap in a .json file");
    }
  }

  private void row(Path file, NamedCsvRecord row, Map<String, List<Coding>> codes) {
    String code = row.getField("code").strip();
    String target = row.getField("target").strip();
    Optional<String> uri = Uris.of(row.getField("system").strip());
    if (code.isEmpty() || target.isEmpty() || uri.isEmpty()) {
      String text = "expected a code, its target and the target's system, a URI or an OID";
      root.file().problem(file, row.getStartingLineNumber(), "", text);
      return;
    }
    String display = row.findField("display").orElse("").strip();
    add(codes, code, coding(target, uri.get(), display));
  }

  private void conceptMap(Path file, String text, Map<String, List<Coding>> codes) {
    try {
      ConceptMap map =
          FhirContext.forR4Cached().newJsonParser().parseResource(ConceptMap.class, text);
      for (var group : map.getGroup()) {
        if (Uris.of(String.valueOf(group.getTarget())).isEmpty()) {
          root.file().problem(file, 0, "group.target", "expected a URI");
          continue;
        }
        for (var element : group.getElement()) {
          element.getTarget().stream()
              .filter(target -> target.hasCode() && says(target.getEquivalence()))
              .map(
                  target ->
                      coding(
                          target.getCode(),
                          group.getTarget(),
                          target.hasDisplay() ? target.getDisplay() : ""))
              .forEach(coding -> add(codes, element.getCode(), coding));
        }
      }
    } catch (DataFormatException e) {
      root.file().problem(file, 0, "", "this is not a FHIR R4 ConceptMap");
    }
  }

  private static boolean says(@Nullable ConceptMapEquivalence equivalence) {
    return equivalence != ConceptMapEquivalence.UNMATCHED
        && equivalence != ConceptMapEquivalence.DISJOINT;
  }

  private static Coding coding(String code, String system, String display) {
    Coding coding = new Coding().setSystem(system).setCode(code);
    return display.isEmpty() ? coding : coding.setDisplay(display);
  }

  private static void add(Map<String, List<Coding>> codes, String code, Coding coding) {
    codes.merge(code, List.of(coding), CodesReader::both);
  }

  private static List<Coding> both(List<Coding> one, List<Coding> other) {
    List<Coding> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}
