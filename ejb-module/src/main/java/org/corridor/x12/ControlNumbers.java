package org.corridor.x12;

import java.util.HashSet;
import java.util.Set;

/**
 * The control numbers of an interchange: those of groups, and those of the sets of the last group.
 */
final class ControlNumbers {
  private final Set<String> groups = new HashSet<>();
  private final Set<String> sets = new HashSet<>();

  boolean firstGroup(String control) {
    sets.clear();
    return groups.add(control);
  }

  boolean firstSet(String control) {
    return sets.add(control);
  }
}
