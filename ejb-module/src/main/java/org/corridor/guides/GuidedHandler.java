package org.corridor.guides;

import org.corridor.x12.InterchangeHandler;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;

/** Hears, beside the envelopes, what each segment of a set is to its guide. */
public interface GuidedHandler extends InterchangeHandler {
  /** A set whose guide is known; its segments follow. */
  default void guided(TransactionSet set, Guide guide) {}

  /** A segment that the guide has a place for. */
  default void segment(SegmentUse use, long position, Segment segment) {}

  /** The end of a loop; inner ones end before outer ones. */
  default void loopEnded(LoopUse loop) {}
}
