package org.corridor.guides;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.x12.Segment;
import org.jspecify.annotations.Nullable;

/** A loop that was read: its segments and the loops in it, in the order of the set. */
public final class Loop {
  private final LoopUse use;
  private final @Nullable Loop parent;
  private final List<Line> lines = new ArrayList<>();
  private final List<Loop> loops = new ArrayList<>();

  /**
   * A segment of a loop.
   *
   * @param use what it is to the guide
   * @param position in the set, ST being 1
   * @param segment a copy that stays
   */
  public record Line(SegmentUse use, long position, Segment segment) {}

  Loop(LoopUse use, @Nullable Loop parent) {
    this.use = use;
    this.parent = parent;
  }

  LoopUse use() {
    return use;
  }

  void add(Line line) {
    lines.add(line);
  }

  void add(Loop inner) {
    loops.add(inner);
  }

  /** Such as {@code 2300}; empty of the set itself. */
  public String id() {
    return use.id();
  }

  /** Its segments. */
  public List<Line> lines() {
    return lines;
  }

  /** The loops in it. */
  public List<Loop> loops() {
    return loops;
  }

  /** The loops of an id in it. */
  public List<Loop> loops(String id) {
    return loops.stream().filter(l -> l.id().equals(id)).toList();
  }

  /** The first loop of an id in it. */
  public Optional<Loop> loop(String id) {
    return loops.stream().filter(l -> l.id().equals(id)).findFirst();
  }

  /**
   * The loop of an id that this one lies in; for one whose end has not come it holds what was read.
   */
  public Optional<Loop> outer(String id) {
    for (Loop at = parent; at != null; at = at.parent) {
      if (at.id().equals(id)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /** Its segments of a name. */
  public List<Segment> segments(String name) {
    return lines.stream().map(Line::segment).filter(s -> s.is(name)).toList();
  }

  /** Its first segment of a name. */
  public Optional<Segment> segment(String name) {
    return lines.stream().map(Line::segment).filter(s -> s.is(name)).findFirst();
  }

  /** Its first segment of a name whose first element is a qualifier, such as REF, D9. */
  public Optional<Segment> segment(String name, String qualifier) {
    return lines.stream()
        .map(Line::segment)
        .filter(s -> s.is(name) && s.is(1, qualifier))
        .findFirst();
  }

  /** An element of its first segment of a name; empty without one. */
  public String text(String name, int element) {
    return segment(name).map(s -> s.text(element)).orElse("");
  }

  /** An element of its first segment of a name and qualifier; empty without one. */
  public String text(String name, String qualifier, int element) {
    return segment(name, qualifier).map(s -> s.text(element)).orElse("");
  }

  @Override
  public String toString() {
    return "loop " + use.id();
  }
}
