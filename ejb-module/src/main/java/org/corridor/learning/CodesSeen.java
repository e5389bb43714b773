package org.corridor.learning;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;
import org.corridor.shared.Leftovers;
import org.corridor.shared.UnmappedCode;
import org.corridor.terminology.CodingSystems;

/** Codes that only their sender understands: local ones, and those that a table does not list. */
final class CodesSeen {

  /** Fields that say what was asked, found, given or done. */
  private static final Map<String, List<Integer>> FIELDS =
      Map.of(
          "OBR", List.of(4),
          "OBX", List.of(3),
          "SPM", List.of(4),
          "DG1", List.of(3),
          "AL1", List.of(3),
          "PR1", List.of(3),
          "FT1", List.of(7),
          "RXA", List.of(5),
          "RXE", List.of(2),
          "RXO", List.of(1));

  /** Local codes by field, as {@code OBX-3}. */
  final Map<String, Tally<String>> local = new TreeMap<>();

  /** Codes that a table does not list, by field. */
  final Map<String, Tally<String>> unlisted = new TreeMap<>();

  /** The v2 table of a field in {@link #unlisted}. */
  final Map<String, String> tables = new TreeMap<>();

  /** Units that are not certain in UCUM. */
  final Tally<String> units = new Tally<>();

  /** Names of coding systems without a URI. */
  final Tally<String> systems = new Tally<>();

  void meet(Leftovers leftovers) {
    for (UnmappedCode code : leftovers.unmappedCodes()) {
      if (code.table().equals("UCUM")) {
        units.add(code.code());
      } else {
        String field = field(code.field());
        unlisted.computeIfAbsent(field, any -> new Tally<>()).add(code.code());
        tables.put(field, code.table());
      }
    }
  }

  void meet(V2Message message) {
    for (V2Segment segment : message.segments()) {
      for (int n : FIELDS.getOrDefault(segment.name(), List.of())) {
        segment.field(n).repetitions().forEach(value -> look(segment.name() + "-" + n, value));
      }
    }
  }

  private void look(String field, V2Repetition value) {
    boolean local = false;
    boolean known = false;
    for (int code : new int[] {1, 4}) {
      if (!value.component(code).isEmpty()) {
        String system = value.component(code + 2);
        boolean elsewhere = !system.isEmpty() && CodingSystems.uri(system).isPresent();
        known |= elsewhere;
        local |= code == 1 && !elsewhere;
        if (!system.isEmpty() && !elsewhere) {
          systems.add(system);
        }
      }
    }
    if (local && !known) {
      String code = new UnmappedCode(field, "", value.component(1), "").code();
      this.local.computeIfAbsent(field, any -> new Tally<>()).add(code);
    }
  }

  private static String field(String location) {
    int dot = location.indexOf('.');
    return dot < 0 ? location : location.substring(0, dot);
  }
}
