package org.corridor.acknowledgement;

import java.util.ArrayList;
import java.util.List;

/**
 * The hierarchical levels of an 837, counted: billing providers (HL03 20), subscribers (22) and
 * patients (23).
 */
final class Levels {
  private static final List<String> KINDS = List.of("20", "22", "23");
  private static final List<String> LETTERS = List.of("A", "B", "C");

  private final long[] counts = new long[KINDS.size()];
  private final long[] starts = new long[KINDS.size()];
  private int depth;

  void begin(String kind, long position) {
    int level = KINDS.indexOf(kind);
    if (level >= 0) {
      counts[level]++;
      starts[level] = position;
      depth = level + 1;
    }
  }

  /** The scopes that a claim at this place is in. */
  List<String> open() {
    List<String> open = new ArrayList<>();
    open.add("set");
    for (int level = 0; level < depth; level++) {
      open.add(scope(level, counts[level]));
    }
    return open;
  }

  private static String scope(int level, long count) {
    return KINDS.get(level) + " " + count;
  }

  /**
   * The scope of a finding in a loop such as 2010AA or 2000B. One before the start of the level
   * that is open belongs to the level before.
   */
  String scope(String loop, long position) {
    int level =
        loop.startsWith("20") && loop.length() > 4 ? LETTERS.indexOf(loop.substring(4, 5)) : -1;
    if (level < 0) {
      return "set";
    }
    return scope(level, position < starts[level] ? counts[level] - 1 : counts[level]);
  }
}
