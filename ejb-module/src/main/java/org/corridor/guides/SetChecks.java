package org.corridor.guides;

import org.corridor.x12.Segment;

/** Rules that need more than one segment, for one set. */
public interface SetChecks {
  /** A segment that the guide has a place for; told after its elements were checked. */
  void segment(SegmentUse use, long position, Segment segment);

  /**
   * The end of a loop.
   *
   * @param position of the segment that ended it
   */
  void loopEnded(LoopUse loop, long position);

  /** A segment that has no place where it stands: what it would have said is not known. */
  default void unplaced(Segment segment) {}

  /** The set breaks off: its loops end, though not where they should. */
  default void brokenOff() {}
}
