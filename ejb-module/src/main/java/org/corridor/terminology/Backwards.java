package org.corridor.terminology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The way back through a code table. Where several v2 codes mean one FHIR code, it is the one that
 * {@code backwards.csv} chooses, else the one that is written as the FHIR code is.
 */
final class Backwards {

  private final Map<String, String> bySystem = new HashMap<>();
  private final Map<String, String> byCode = new HashMap<>();
  private final Set<String> undecided = new LinkedHashSet<>();

  /**
   * @param system of the v2 table
   * @param chosen v2 codes by FHIR codes
   */
  Backwards(String system, List<CodeTable.Row> rows, Map<String, String> chosen) {
    Map<String, List<CodeTable.Row>> all = new LinkedHashMap<>();
    for (CodeTable.Row row : rows) {
      if (row.fhir().isEmpty()) {
        bySystem.put(key(system, row.code()), row.code());
      } else if (!row.code().equals(CodeTable.ANY_OTHER)) {
        all.computeIfAbsent(key(row.system(), row.fhir()), k -> new ArrayList<>()).add(row);
      }
    }
    all.forEach((key, same) -> decide(key, same, chosen));
  }

  private void decide(String key, List<CodeTable.Row> same, Map<String, String> chosen) {
    String fhir = same.get(0).fhir();
    Optional<String> code =
        Optional.ofNullable(chosen.get(fhir))
            .or(() -> alike(fhir, same))
            .or(() -> same.size() == 1 ? Optional.of(same.get(0).code()) : Optional.empty());
    if (code.isEmpty()) {
      undecided.add(fhir);
    }
    code.ifPresent(
        found -> {
          bySystem.put(key, found);
          byCode.putIfAbsent(fhir, found);
        });
  }

  private static Optional<String> alike(String fhir, List<CodeTable.Row> same) {
    return same.stream()
        .map(CodeTable.Row::code)
        .filter(code -> code.equalsIgnoreCase(fhir))
        .findFirst();
  }

  Optional<String> code(String system, String code) {
    return Optional.ofNullable(bySystem.get(key(system, code)));
  }

  Optional<String> code(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  Set<String> undecided() {
    return undecided;
  }

  private static String key(String system, String code) {
    return system + '|' + code;
  }
}
