package org.corridor.guides;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A loop at one place of a guide; the set itself is the loop without an id. */
public final class LoopUse {
  /** What is looked for when a segment comes: those of its name that this loop has, in order. */
  private static final SegmentUse[] NONE = {};

  /** More than any position. */
  private static final int TABLE = 100_000;

  final String id;
  final String name;
  final int position;
  final boolean required;
  final int max;
  final @Nullable LoopUse parent;
  final int number;
  final int depth;
  final List<SegmentUse> segments = new ArrayList<>();
  final List<LoopUse> loops = new ArrayList<>();
  @Nullable SegmentUse trigger;
  private int table;
  private int last;
  private long[] names = {};
  private SegmentUse[][] byName = {};
  SegmentUse[] requiredSegments = NONE;
  LoopUse[] requiredLoops = {};

  LoopUse(GuideLine line, int position, @Nullable LoopUse parent, int number) {
    this.id = line.id();
    this.name = line.name();
    this.position = position;
    this.required = line.required();
    this.max = line.max();
    this.parent = parent;
    this.number = number;
    this.depth = parent == null ? 0 : parent.depth + 1;
  }

  /**
   * The place of a further line. The positions of the standard begin anew with each of its tables,
   * and with each inner hierarchical level, so one that is lower than that of the line before comes
   * after it.
   */
  int place(int standardPosition) {
    if (table + standardPosition < last) {
      table += TABLE;
    }
    last = table + standardPosition;
    return last;
  }

  void add(SegmentUse use) {
    if (trigger == null) {
      trigger = use;
    }
    segments.add(use);
  }

  /** Prepares what the walk asks for; call when all is added. */
  void seal() {
    requiredSegments = segments.stream().filter(s -> s.required).toArray(SegmentUse[]::new);
    requiredLoops = loops.stream().filter(l -> l.required).toArray(LoopUse[]::new);
    SortedMap<Long, List<SegmentUse>> found = new TreeMap<>();
    for (SegmentUse use : segments) {
      found.computeIfAbsent(use.packed, n -> new ArrayList<>()).add(use);
    }
    for (LoopUse loop : loops) {
      SegmentUse first = loop.first();
      found.computeIfAbsent(first.packed, n -> new ArrayList<>()).add(first);
      loop.seal();
    }
    names = found.keySet().stream().mapToLong(Long::longValue).toArray();
    byName = found.values().stream().map(uses -> uses.toArray(NONE)).toArray(SegmentUse[][]::new);
  }

  /** What a segment of a name may be here: its own segments, and those that begin its loops. */
  SegmentUse[] named(long packedName) {
    int found = Arrays.binarySearch(names, packedName);
    return found < 0 ? NONE : byName[found];
  }

  SegmentUse first() {
    SegmentUse first = trigger;
    if (first == null) {
      throw new GuideDefect("loop " + id + " is empty");
    }
    return first;
  }

  /** Whether it is a loop, or lies in it. */
  public boolean within(LoopUse other) {
    LoopUse at = this;
    while (at.parent != null && at.depth > other.depth) {
      at = at.parent;
    }
    return at == other;
  }

  /** Such as {@code 2010AA}; empty of the set itself. */
  public String id() {
    return id;
  }

  /** What the guide calls it. */
  public String name() {
    return name;
  }

  /** Its number among the guide's loops, from 0, for tables by loop. */
  public int number() {
    return number;
  }

  /** The loop that it is in; none of the set itself. */
  public Optional<LoopUse> parent() {
    return Optional.ofNullable(parent);
  }

  /** Its place among what its parent holds: a lower one never comes after a higher one. */
  public int place() {
    return position;
  }

  @Override
  public String toString() {
    return id;
  }
}
