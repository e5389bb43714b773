package org.corridor.admission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an event says about the numbers in MRG.
 *
 * @param action what happened to them
 * @param things whose numbers they are; empty when the event is not about numbers
 */
record Union(Action action, Set<Thing> things) {

  /** What happened. */
  enum Action {
    /** Two records are one. */
    MERGE,
    /** The record belongs to another patient. */
    MOVE,
    /** The record got another number. */
    CHANGE
  }

  /** Of what there are records. */
  enum Thing {
    PATIENT,
    ACCOUNT,
    VISIT
  }

  /** Reads a cell such as {@code MERGE PATIENT ACCOUNT}. */
  static Union of(String cell) {
    if (cell.isEmpty()) {
      return new Union(Action.MERGE, Set.of());
    }
    List<String> words = new ArrayList<>(Arrays.asList(cell.split(" ", -1)));
    Action action = Action.valueOf(words.remove(0));
    Set<Thing> things = EnumSet.noneOf(Thing.class);
    words.forEach(word -> things.add(Thing.valueOf(word)));
    return new Union(action, things);
  }

  boolean isNone() {
    return things.isEmpty();
  }
}
