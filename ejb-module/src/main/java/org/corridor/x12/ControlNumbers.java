package org.corridor.x12;

/**
 * The control numbers of an interchange: those of groups, and those of the sets of the last group.
 */
final class ControlNumbers {
  private final EarlierTexts groups = new EarlierTexts();
  private EarlierTexts sets = new EarlierTexts();

  boolean firstGroup(String control) {
    sets = new EarlierTexts();
    return groups.first(control);
  }

  boolean firstSet(String control) {
    return sets.first(control);
  }

  /** Whether there are more than can be remembered. */
  boolean full() {
    return groups.full() || sets.full();
  }
}
