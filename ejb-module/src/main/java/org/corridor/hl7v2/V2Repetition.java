package org.corridor.hl7v2;

import java.util.List;

/** One repetition of a field. Numbers start at 1; what was not sent reads as the empty string. */
public final class V2Repetition {

  private final V2Segment segment;
  private final int field;
  private final int further;
  private final int from;
  private final int to;

  /**
   * Cuts one out.
   *
   * @param further {@link Seen#FURTHER}, or 0 for the first one
   */
  V2Repetition(V2Segment segment, int field, int further, int from, int to) {
    this.segment = segment;
    this.field = field;
    this.further = further;
    this.from = from;
    this.to = to;
  }

  /** Whether nothing stands here. */
  public boolean isEmpty() {
    return from == to;
  }

  /** The first sub-component of component {@code n}, unescaped. */
  public String component(int n) {
    return sub(n, 1);
  }

  /**
   * A sub-component, unescaped. The null value {@code ""} belongs to whole fields; as a component
   * it reads as not sent.
   */
  public String sub(int component, int subcomponent) {
    segment.saw(field, further | Seen.component(component));
    return segment.text().sub(from, to, component, subcomponent);
  }

  /** Whether {@link #sub} has anything to say. */
  public boolean has(int component, int subcomponent) {
    segment.saw(field, further | Seen.component(component));
    return segment.text().hasSub(from, to, component, subcomponent);
  }

  /** Component {@code n} as a value of its own; an empty one when it was not sent. */
  public V2Repetition part(int n) {
    segment.saw(field, further | Seen.component(n));
    char separator = segment.text().separators().component();
    int start = segment.text().part(separator, n, from, to);
    int end = start < 0 ? to : segment.text().next(separator, start, to);
    // Looking at it is looking at the component, not at the whole field.
    return new V2Repetition(segment, 0, 0, start < 0 ? to : start, end);
  }

  /** How many components were sent; 0 when empty. */
  public int components() {
    V2Text text = segment.text();
    return isEmpty() ? 0 : 1 + text.count(text.separators().component(), from, to);
  }

  /** How many sub-components of component {@code n} were sent; 0 when it is empty. */
  public int subcomponents(int n) {
    V2Text text = segment.text();
    int start = text.part(text.separators().component(), n, from, to);
    int end = start < 0 ? start : text.next(text.separators().component(), start, to);
    return start == end ? 0 : 1 + text.count(text.separators().subcomponent(), start, end);
  }

  /** The whole, unescaped; separators of components stay as sent. */
  public String text() {
    segment.saw(field, further | Seen.WHOLE);
    return segment.text().read(from, to);
  }

  /** The whole, as sent. */
  public String raw() {
    segment.saw(field, further | Seen.WHOLE);
    return segment.text().raw(from, to);
  }

  /** The segment it stands in. */
  public V2Segment segment() {
    return segment;
  }

  /** As in {@code PID-3}, or {@code PID-3[2]} for a repetition after the first. */
  public String location() {
    if (further == 0) {
      return segment.field(field).location();
    }
    List<V2Repetition> all = segment.field(field).cut();
    int index = 0;
    while (index < all.size() - 1 && all.get(index).from != from) {
      index++;
    }
    return segment.field(field).location() + "[" + (index + 1) + "]";
  }
}
