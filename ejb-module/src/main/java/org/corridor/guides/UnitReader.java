package org.corridor.guides;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.corridor.guides.Loop.Line;
import org.corridor.x12.Finding;
import org.corridor.x12.Interchange;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;
import org.jspecify.annotations.Nullable;

/**
 * Gives sets in units, such as claim by claim: a unit's loop is whole when it is given, and
 * forgotten afterwards, so that a set of any size takes the memory of one unit.
 */
public final class UnitReader implements GuidedHandler {
  /** What takes the units. */
  public interface Units {
    /** A set begins. */
    default void begins(TransactionSet set, Guide guide) {}

    /** A unit; {@link Loop#outer} leads to the loops that it is in. */
    void unit(TransactionSet set, Guide guide, Loop unit);

    /**
     * The end of a set.
     *
     * @param rest what of it was in no unit
     * @param whole false where its SE is missing
     */
    default void ended(TransactionSet set, Guide guide, Loop rest, boolean whole) {}

    /** Something is wrong. */
    default void finding(Finding finding) {}

    /** A segment between ISA and GS, such as TA1. */
    default void service(Interchange interchange, Segment segment) {}
  }

  private final Set<String> unitLoops;
  private final Units units;
  private final Deque<Loop> open = new ArrayDeque<>();
  private @Nullable TransactionSet set;
  private @Nullable Guide guide;
  private @Nullable Loop root;

  /**
   * @param unitLoops ids of the loops that are units; none: each set is one rest
   */
  public UnitReader(Set<String> unitLoops, Units units) {
    this.unitLoops = unitLoops;
    this.units = units;
  }

  @Override
  public void guided(TransactionSet begun, Guide of) {
    set = begun;
    guide = of;
    open.clear();
    Loop whole = new Loop(of.root(), null);
    root = whole;
    open.push(whole);
    units.begins(begun, of);
  }

  @Override
  public void segment(SegmentUse use, long position, Segment segment) {
    Loop top = open.element();
    if (use.begins() && use.loop() != top.use()) {
      top = new Loop(use.loop(), top);
      open.push(top);
    }
    top.add(new Line(use, position, segment.kept()));
  }

  @Override
  public void loopEnded(LoopUse ended) {
    TransactionSet current = set;
    Guide following = guide;
    if (open.size() < 2 || current == null || following == null) {
      return;
    }
    Loop loop = open.pop();
    if (unitLoops.contains(loop.id())) {
      units.unit(current, following, loop);
    } else {
      open.element().add(loop);
    }
  }

  @Override
  public void setEnded(TransactionSet ended, boolean whole, long end) {
    Loop rest = root;
    Guide following = guide;
    if (rest != null && following != null) {
      units.ended(ended, following, rest, whole);
    }
    set = null;
    guide = null;
    root = null;
  }

  @Override
  public void finding(Finding finding) {
    units.finding(finding);
  }

  @Override
  public void service(Interchange interchange, Segment segment) {
    units.service(interchange, segment);
  }
}
