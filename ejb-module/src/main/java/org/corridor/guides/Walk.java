package org.corridor.guides;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.corridor.x12.Finding.Place;
import org.corridor.x12.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Follows one set through its guide: finds the place of each segment, and tells of those that have
 * none, come too often or too late, and of those that are missing. What follows from a defect is
 * not told again.
 */
final class Walk {
  /** A required segment or loop that was passed without being met, and where. */
  private record Missing(LoopUse loop, SegmentUse use, Place place) {}

  private final Guide guide;
  private final Dictionary dictionary;
  private final Findings findings;
  private final Hierarchy hierarchy;
  private final GuidedHandler handler;
  private final List<SetChecks> checks;
  private final int[] segmentCounts;
  private final int[] loopCounts;
  private final int[] reached;
  private final List<Missing> missing = new ArrayList<>();
  private LoopUse current;
  private long position;
  private boolean lost;
  private long lostName;

  /** Where a segment without a place stood, and its name: it may be one that is missed later. */
  private @Nullable LoopUse strayLoop;

  private long strayName;

  private @Nullable SegmentUse exceeding;
  private @Nullable SegmentUse late;

  Walk(
      Guide guide,
      Dictionary dictionary,
      Findings findings,
      GuidedHandler handler,
      List<SetChecks> checks) {
    this.guide = guide;
    this.dictionary = dictionary;
    this.findings = findings;
    this.hierarchy = new Hierarchy(findings, guide);
    this.handler = handler;
    this.checks = checks;
    this.segmentCounts = new int[guide.segments().size()];
    this.loopCounts = new int[guide.loops().size()];
    this.reached = new int[guide.loops().size()];
    this.current = guide.root();
  }

  void take(long at, Segment segment) {
    position = at;
    SegmentUse use = find(segment);
    boolean right = true;
    if (use != null) {
      lost &= !use.begins();
      right = !lost;
    } else if (exceeding != null && lost) {
      return;
    } else if (exceeding != null) {
      use = exceeding;
      exceeds(use);
      right = use.begins();
    } else if (late != null) {
      comesLate(late, segment);
      return;
    } else {
      unplaced(segment);
      return;
    }
    enter(use);
    tell(use, segment, right);
  }

  /** What stands in a loop that has no place, or comes too often, need not be right as well. */
  private void tell(SegmentUse use, Segment segment, boolean right) {
    if (use.unit) {
      findings.unit(use, segment);
    }
    if (right) {
      ElementChecks.check(findings, use, position, segment);
    }
    hierarchy.take(use, position, segment);
    for (int i = 0; i < checks.size(); i++) {
      checks.get(i).segment(use, position, segment);
    }
    handler.segment(use, position, segment);
  }

  // ---------------------------------------------------------------------------- finding places

  private @Nullable SegmentUse find(Segment segment) {
    exceeding = null;
    late = null;
    SegmentUse level = null;
    for (LoopUse loop = current; loop != null; loop = loop.parent) {
      for (SegmentUse use : loop.named(segment.packedName())) {
        boolean inner = use.loop != loop;
        if ((!inner && use.begins() && loop.parent != null) || !use.matches(segment)) {
          continue;
        }
        if ((inner ? use.loop.position : use.position) < reached[loop.number]) {
          late = late == null ? use : late;
        } else if (inner
            ? loopCounts[use.loop.number] >= use.loop.max
            : segmentCounts[use.ordinal] >= use.max) {
          exceeding = exceeding == null ? use : exceeding;
        } else if (!hierarchy.belongs(use, segment)) {
          level = level == null ? use : level;
        } else {
          return use;
        }
      }
    }
    return level;
  }

  private void exceeds(SegmentUse use) {
    boolean loop = use.begins();
    int count = loop ? loopCounts[use.loop.number] : segmentCounts[use.ordinal];
    int max = loop ? use.loop.max : use.max;
    if (!lost && count == max) {
      error(
          use.loop,
          use.segment,
          loop ? "loop-too-often" : "segment-too-often",
          loop ? "4" : "5",
          (loop ? "loop " + use.loop.id : use.toString())
              + " may be there "
              + max
              + (max == 1 ? " time" : " times"));
    }
  }

  private void comesLate(SegmentUse use, Segment segment) {
    boolean awaited = missing.removeIf(m -> m.use() == use);
    if (!lost || awaited) {
      error(
          use.loop,
          use.segment,
          "segment-out-of-order",
          "7",
          use + " comes after a segment that it must come before");
    }
    if (!use.begins()) {
      segmentCounts[use.ordinal]++;
      tell(use, segment, !lost);
    }
  }

  private void unplaced(Segment segment) {
    for (int i = 0; i < checks.size(); i++) {
      checks.get(i).unplaced(segment);
    }
    boolean inGuide = guide.segments().stream().anyMatch(u -> u.packed == segment.packedName());
    boolean known = inGuide || dictionary.knows(segment);
    if (!lost || !known) {
      error(
          current,
          known ? segment.name() : shown(segment),
          known ? (inGuide ? "segment-unexpected" : "segment-not-used") : "segment-unknown",
          known ? (inGuide ? "2" : "I4") : "1",
          known
              ? inGuide
                  ? segment.name() + " has no place here with the codes that it has"
                  : segment.name() + " is not used by " + guide.convention()
              : "X12 has no segment of this name");
    }
    strayLoop = current;
    strayName = segment.packedName();
    if (guide.loops().stream()
        .anyMatch(l -> l.parent != null && l.first().packed == segment.packedName())) {
      lost = true;
      lostName = segment.packedName();
    }
  }

  /** The name of an unknown segment as far as it looks like one: it may be anything. */
  private static String shown(Segment segment) {
    String name = segment.name();
    return name.matches("[A-Z][A-Z0-9]{1,2}") ? name : "";
  }

  // --------------------------------------------------------------------------------- the place

  private void enter(SegmentUse use) {
    LoopUse loop = use.loop;
    LoopUse parent = loop.parent;
    if (use.begins() && parent != null) {
      leaveTo(parent);
      advance(parent, loop.position);
      loopCounts[loop.number]++;
      begin(loop);
    } else {
      leaveTo(loop);
      advance(loop, use.position);
    }
    segmentCounts[use.ordinal]++;
  }

  private void begin(LoopUse loop) {
    current = loop;
    strayLoop = strayLoop == loop ? null : strayLoop;
    reached[loop.number] = loop.first().position;
    for (SegmentUse segment : loop.segments) {
      segmentCounts[segment.ordinal] = 0;
    }
    for (LoopUse inner : loop.loops) {
      loopCounts[inner.number] = 0;
    }
  }

  private void leaveTo(LoopUse loop) {
    while (current != loop) {
      advance(current, Integer.MAX_VALUE);
      end(current);
      current = parent(current);
    }
  }

  private LoopUse parent(LoopUse loop) {
    LoopUse parent = loop.parent;
    return parent == null ? guide.root() : parent;
  }

  private void end(LoopUse loop) {
    if (!missing.isEmpty()) {
      tellMissing(loop);
    }
    hierarchy.ended(loop, position);
    for (int i = 0; i < checks.size(); i++) {
      checks.get(i).loopEnded(loop, position);
    }
    handler.loopEnded(loop);
    findings.ended(loop);
  }

  private void advance(LoopUse loop, int to) {
    int from = reached[loop.number];
    if (to == from) {
      return;
    }
    for (SegmentUse use : loop.requiredSegments) {
      if (use.position >= from
          && use.position < to
          && segmentCounts[use.ordinal] == 0
          && !strayed(loop, use)) {
        missing.add(new Missing(loop, use, findings.place(loop, use.segment, position)));
      }
    }
    for (LoopUse inner : loop.requiredLoops) {
      if (inner.position >= from && inner.position < to && loopCounts[inner.number] == 0) {
        missing(loop, inner);
      }
    }
    reached[loop.number] = to;
  }

  /** Whether it was there with codes that gave it no place. */
  private boolean strayed(LoopUse loop, SegmentUse use) {
    if (loop != strayLoop || use.packed != strayName) {
      return false;
    }
    strayLoop = null;
    return true;
  }

  private void missing(LoopUse loop, LoopUse inner) {
    SegmentUse first = inner.first();
    if (first.packed == lostName) {
      // it was there, with codes that give it no place: that has been told
      lostName = 0;
    } else {
      missing.add(new Missing(loop, first, findings.place(inner, first.segment, position)));
    }
  }

  private void tellMissing(LoopUse loop) {
    missing.removeIf(
        m -> {
          if (m.loop() != loop) {
            return false;
          }
          boolean begins = m.use().begins();
          findings.error(
              2,
              m.place(),
              begins ? "loop-missing" : "segment-missing",
              begins ? "IK3:I7" : "IK3:I8",
              begins ? "loop %s is required".formatted(m.use().loop.id) : m.use() + " is required",
              m.use().name,
              "");
          return true;
        });
  }

  /** Ends the set. An incomplete one lacks much; that it is incomplete is told elsewhere. */
  void end(boolean whole) {
    if (!whole) {
      checks.forEach(SetChecks::brokenOff);
      Arrays.fill(reached, Integer.MAX_VALUE);
    }
    leaveTo(guide.root());
    advance(guide.root(), Integer.MAX_VALUE);
    end(guide.root());
    findings.close(guide.root(), position);
  }

  private void error(LoopUse loop, String segment, String code, String answer, String text) {
    int level =
        code.equals("segment-too-often")
                || code.equals("loop-too-often")
                || code.equals("segment-not-used")
            ? 2
            : 1;
    findings.error(
        level, findings.place(loop, segment, position), code, "IK3:" + answer, text, "", "");
  }
}
