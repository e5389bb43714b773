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
}
