package org.corridor.edits;

import java.util.List;
import org.corridor.guides.Guide;
import org.corridor.guides.LoopUse;
import org.corridor.guides.SegmentUse;

/**
 * The situations of one guide, compiled: what each segment says is a bit of a word, and a rule is
 * broken if, at the end of its loop, some bits are set and others are not.
 *
 * @param segments what each segment does, by its ordinal
 * @param loops what the end of each loop does, by its number
 */
record SituationPlan(
    SegmentPlan[] segments, LoopPlan[] loops, int words, int facts, int counters, int markers) {

  /** A question whose answer sets a bit. */
  record Test(
      SegmentUse use, int fact, int word, long bit, Probe[] probes, int counter, Atom atom) {}

  /** Adds up the elements, or the segments, that a comparison counts. */
  record Counter(int number, Probe[] probes) {}

  /**
   * What a segment does.
   *
   * @param place in its loop, or of its loop in that around it
   * @param around the loop whose markers it passes
   */
  record SegmentPlan(
      boolean begins, int loop, int around, int place, Counter[] counters, Test[] tests) {}

  /**
   * What a loop is asked.
   *
   * @param words those that begin anew with it
   * @param markers of segments that may be missing in it, in the order of their places
   * @param firstMarker the number of the first of them
   */
  record LoopPlan(int[] words, int[] counters, int[] markers, int firstMarker, Rule[] rules) {}

  /**
   * A rule.
   *
   * @param words whose bits it asks
   * @param set bits that are set where it is broken
   * @param clear bits that are not
   * @param absent names of the segments that are missing where it is broken, as bits
   * @param group the number of what it is one part of; only one part is told
   */
  record Rule(
      Situation situation,
      int[] words,
      long[] set,
      long[] clear,
      long absent,
      int group,
      Target target,
      int trigger) {}

  /** Where a broken rule is told. */
  sealed interface Target permits Missing, Wrong {}

  /** A segment that is missing, at the place where it should have been. */
  record Missing(LoopUse loop, String segment, int marker) implements Target {}

  /** A segment that is there, or an element that it has or lacks. */
  record Wrong(int fact, int element, int component, boolean lacks) implements Target {}

  static SituationPlan of(List<Situation> situations, Guide guide) {
    return new SituationCompiler(guide).compile(situations);
  }

  static long name(String segment) {
    return 1L << (segment.hashCode() & 63);
  }
}
