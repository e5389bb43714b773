package org.corridor.edits;

import java.util.function.ToIntFunction;
import org.corridor.guides.Guide;
import org.corridor.guides.SegmentUse;

/** What each segment of a guide is to a check, by its ordinal. */
final class Roles {
  private final byte[] bySegment;

  Roles(Guide guide, ToIntFunction<SegmentUse> role) {
    bySegment = new byte[guide.segments().size()];
    for (SegmentUse use : guide.segments()) {
      bySegment[use.ordinal()] = (byte) role.applyAsInt(use);
    }
  }

  int of(SegmentUse use) {
    return bySegment[use.ordinal()];
  }
}
