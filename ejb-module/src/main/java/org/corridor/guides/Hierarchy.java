package org.corridor.guides;

import org.corridor.x12.Segment;

/**
 * The numbers of hierarchical levels: HL01 counts, HL02 names the level above, HL04 what follows.
 */
final class Hierarchy {
  private final Findings findings;
  private final long[] ids;
  private final long[] positions;
  private final SegmentUse[] levels;
  private final boolean[] expectsInner;
  private final boolean[] hasInner;
  private long count;
  private boolean told;

  Hierarchy(Findings findings, Guide guide) {
    this.findings = findings;
    int loops = guide.loops().size();
    ids = new long[loops];
    positions = new long[loops];
    levels = new SegmentUse[loops];
    expectsInner = new boolean[loops];
    hasInner = new boolean[loops];
  }

  void take(SegmentUse use, long position, Segment segment) {
    if (!isLevel(use)) {
      return;
    }
    count++;
    int number = use.loop.number;
    ids[number] = id(segment, 1);
    positions[number] = position;
    levels[number] = use;
    hasInner[number] = false;
    expectsInner[number] = segment.is(4, "1");
    LoopUse above = use.loop.parent;
    boolean inner = above != null && above.trigger != null && isLevel(above.trigger);
    if (above != null && inner) {
      hasInner[above.number] = true;
    }
    if (told) {
      return;
    }
    if (ids[number] != count) {
      tell(
          use,
          position,
          1,
          "hierarchy-number",
          "HL01 is not " + count + ", the number of this HL in the set");
    } else if (above != null && inner && id(segment, 2) != ids[above.number]) {
      tell(
          use,
          position,
          2,
          "hierarchy-parent",
          "HL02 is not the number of the level that this one is in");
    }
  }

  /**
   * Whether a segment may begin a loop as far as HL02 goes: two levels may look alike but for the
   * level that they are in.
   */
  boolean belongs(SegmentUse use, Segment segment) {
    LoopUse above = use.loop.parent;
    return !isLevel(use)
        || above == null
        || above.trigger == null
        || !isLevel(above.trigger)
        || id(segment, 2) == ids[above.number];
  }

  private static boolean isLevel(SegmentUse use) {
    return use.begins() && use.segment.equals("HL");
  }

  private void tell(SegmentUse use, long position, int element, String code, String text) {
    told = true;
    findings.error(1, findings.place(use, position, element, 0), code, "IK4:7", text, "", "");
  }

  void ended(LoopUse loop, long position) {
    SegmentUse use = levels[loop.number];
    if (use == null || loop.trigger != use || position == positions[loop.number]) {
      return;
    }
    if (!told && expectsInner[loop.number] && !hasInner[loop.number]) {
      told = true;
      findings.error(
          1,
          findings.place(use, positions[loop.number], 4, 0),
          "hierarchy-child",
          "IK4:7",
          "HL04 says that levels follow in this one, and none does",
          "",
          "");
    }
  }

  private static long id(Segment segment, int element) {
    long id = 0;
    for (int i = segment.start(element); i < segment.end(element); i++) {
      id = 10 * id + segment.buffer()[i] - '0';
    }
    return id;
  }
}
