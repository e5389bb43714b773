package org.corridor.screening;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.corridor.shared.CsvFile;
import org.corridor.x12.Finding;
import org.corridor.x12.Finding.Severity;

/**
 * What findings cost. {@code costs.csv} says it by the code of a finding; for all other errors
 * {@code needs.csv} decides: a set is unusable if something is wrong at a place that its content
 * needs.
 */
final class Costs {
  /** Types of sets that ask something of their receiver; all others answer. */
  private static final Set<String> ASKING = Set.of("270", "275", "276", "278", "820", "834", "837");

  private record Row(Cost asking, Cost answering) {}

  /** Places, and the levels (SNIP) of what must not be wrong there. */
  private record Need(List<String> levels, List<String> places) {}

  private final Map<String, Row> codes = new HashMap<>();
  private final Map<String, List<Need>> needs = new HashMap<>();

  Costs() {
    for (NamedCsvRecord row : CsvFile.beside(Costs.class, "costs.csv")) {
      codes.put(
          row.getField("code"), new Row(cost(row.getField("asks")), cost(row.getField("answers"))));
    }
    for (NamedCsvRecord row : CsvFile.beside(Costs.class, "needs.csv")) {
      needs
          .computeIfAbsent(row.getField("set"), s -> new ArrayList<>())
          .add(new Need(words(row, "levels"), words(row, "places")));
    }
  }

  private static List<String> words(NamedCsvRecord row, String column) {
    return List.of(row.getField(column).split(" +"));
  }

  private static Cost cost(String text) {
    return Cost.valueOf(text.toUpperCase(Locale.ROOT));
  }

  static boolean asks(String type) {
    return ASKING.contains(type);
  }

  /** What a finding outside a set costs, by its code. */
  Cost of(String code, boolean asks) {
    Row row = codes.get(code);
    return row == null ? Cost.NOTHING : asks ? row.asking() : row.answering();
  }

  /** Whether a finding makes the set of a type that it is in unusable. */
  boolean refuses(Finding finding, String type) {
    if (codes.containsKey(finding.code())) {
      return of(finding.code(), asks(type)) == Cost.SET;
    }
    return finding.severity() == Severity.ERROR
        && needed(type, Integer.toString(finding.level()), finding.place());
  }

  private boolean needed(String type, String level, Finding.Place place) {
    String at = place.loop() + "/" + place.segment() + place.element();
    return needs.getOrDefault(type, List.of()).stream()
        .filter(need -> need.levels().contains(level))
        .flatMap(need -> need.places().stream())
        .anyMatch(need -> covers(need, at));
  }

  private static boolean covers(String need, String at) {
    return need.endsWith("*")
        ? at.startsWith(need.substring(0, need.length() - 1))
        : at.equals(need);
  }
}
