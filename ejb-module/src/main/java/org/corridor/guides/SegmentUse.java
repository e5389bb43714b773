package org.corridor.guides;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.corridor.x12.Segment;
import org.jspecify.annotations.Nullable;

/** A segment at one place of a guide. Compare by identity, or by {@link #ordinal}. */
public final class SegmentUse {
  final String segment;
  final long packed;
  final int position;
  final boolean required;
  final int max;
  final String name;
  final LoopUse loop;
  final int ordinal;
  final @Nullable ElementUse[] elements;
  final int defined;
  final List<SyntaxNote> notes;
  final @Nullable Key key;
  final List<ListedElement> listed;
  boolean unit;
  int unitElement;

  SegmentUse(
      GuideLine line,
      int position,
      LoopUse loop,
      int ordinal,
      @Nullable ElementUse[] elements,
      Dictionary.Entry standard,
      @Nullable Key key) {
    this.segment = line.id();
    this.packed = Segment.packed(line.id());
    this.position = position;
    this.required = line.required();
    this.max = line.max();
    this.name = line.name();
    this.loop = loop;
    this.ordinal = ordinal;
    this.elements = elements;
    this.defined = standard.elements().size();
    this.notes = standard.notes();
    this.key = key;
    this.listed = ListedElement.of(elements);
  }

  boolean matches(Segment other) {
    return key == null || key.matches(other);
  }

  /** Whether it begins its loop. */
  public boolean begins() {
    return loop.trigger == this;
  }

  /** The segment's name, such as {@code NM1}. */
  public String segment() {
    return segment;
  }

  /** What the guide calls it. */
  public String name() {
    return name;
  }

  /** The loop that it is in. */
  public LoopUse loop() {
    return loop;
  }

  /** Its number among the guide's segments, from 0, for tables by segment. */
  public int ordinal() {
    return ordinal;
  }

  /** The elements whose codes come from outside X12, such as diagnoses. */
  public List<ListedElement> listed() {
    return listed;
  }

  /** Its place in its loop: a lower one never comes after a higher one. */
  public int place() {
    return position;
  }

  /**
   * Whether these codes tell it from its namesakes: true if it has them and no others, false if it
   * has none of them, empty if only its elements can tell.
   */
  public Optional<Boolean> distinguished(int element, int component, Collection<String> codes) {
    if (key == null || key.element() != element || Math.max(1, key.component()) != component) {
      return Optional.empty();
    }
    Codes asked = new Codes(codes);
    return key.codes().within(asked)
        ? Optional.of(true)
        : key.codes().overlaps(asked) ? Optional.empty() : Optional.of(false);
  }

  /** Whether it is this segment of this loop. */
  public boolean is(String loopId, String segmentName) {
    return segment.equals(segmentName) && loop.id.equals(loopId);
  }

  @Override
  public String toString() {
    return loop.id + "/" + segment;
  }
}
