package org.corridor.pairs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Messages that others test one field with have little else. What a result must have to be
 * translated at all is added to them: the number of a patient and of a visit, the name of a
 * relative, what was observed, and a report.
 */
final class Fragment {

  private static final String MADE_UP = "PAIR";

  private Fragment() {}

  /** What stands where, for what would have no identity without it. */
  private static final Map<String, Integer> NEEDED =
      Map.of("PID", 3, "NK1", 2, "PV1", 19, "OBX", 3);

  /** {@code text} with what it lacks. */
  static String completed(String text) {
    List<String> segments = new ArrayList<>();
    for (String segment : text.split("[\\r\\n]+", -1)) {
      if (!segment.isBlank()) {
        Integer field = NEEDED.get(segment.substring(0, 3));
        segments.add(field == null ? segment : filled(segment, field));
      }
    }
    if (lacks("PID", segments)) {
      segments.add(1, "PID|1||" + MADE_UP);
    }
    if (lacks("OBR", segments) && lacks("OBX", segments)) {
      segments.add("OBR|1||" + MADE_UP + '|' + MADE_UP);
    }
    return String.join("\r", segments);
  }

  private static boolean lacks(String name, List<String> segments) {
    return segments.stream().noneMatch(segment -> segment.startsWith(name));
  }

  private static String filled(String segment, int field) {
    List<String> fields = new ArrayList<>(Arrays.asList(segment.split("\\|", -1)));
    while (fields.size() <= field) {
      fields.add("");
    }
    if (fields.get(field).isEmpty()) {
      fields.set(field, MADE_UP);
    }
    return String.join("|", fields);
  }
}
