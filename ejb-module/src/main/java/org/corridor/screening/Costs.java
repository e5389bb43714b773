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

  /** Syntax, guide and situations: sums, codes and payers' rules leave the content usable. */
  private static final Set<Integer> LEVELS = Set.of(1, 2, 4);

  private record Row(Cost asking, Cost answering) {}

  private final Map<String, Row> codes = new HashMap<>();
  private final Map<String, List<String>> needs = new HashMap<>();

  Costs() {
    for (NamedCsvRecord row : CsvFile.beside(Costs.class, "costs.csv")) {
      codes.put(
          row.getField("code"), new Row(cost(row.getField("asks")), cost(row.getField("answers"))));
    }
    for (NamedCsvRecord row : CsvFile.beside(Costs.class, "needs.csv")) {
      needs
          .computeIfAbsent(row.getField("set"), s -> new ArrayList<>())
          .addAll(List.of(row.getField("places").split(" +")));
    }
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
        && LEVELS.contains(finding.level())
        && needed(type, finding.place());
  }

  private boolean needed(String type, Finding.Place place) {
    String at = place.loop() + "/" + place.segment() + place.element();
    for (String need : needs.getOrDefault(type, List.of())) {
      boolean all = need.endsWith("*");
      if (all ? at.startsWith(need.substring(0, need.length() - 1)) : at.equals(need)) {
        return true;
      }
    }
    return false;
  }
}
