package org.corridor.hl7v2;

/** One repetition of a field. Numbers start at 1; what was not sent reads as the empty string. */
public final class V2Repetition {

  private final V2Segment segment;
  private final int field;
  private final int index;
  private final int from;
  private final int to;

  /** For a component as a value of its own: the field that it stands in, and which it is. */
  private final int owner;

  private final int within;

  /**
   * Cuts one out.
   *
   * @param index which one of the field, from 0
   */
  V2Repetition(V2Segment segment, int field, int index, int from, int to) {
    this.segment = segment;
    this.field = field;
    this.index = index;
    this.from = from;
    this.to = to;
    this.owner = 0;
    this.within = 0;
  }

  private V2Repetition(V2Repetition whole, int component, int from, int to) {
    this.segment = whole.segment;
    // Looking at it is looking at the component, not at the whole field.
    this.field = 0;
    this.index = whole.index;
    this.from = from;
    this.to = to;
    this.owner = whole.field;
    this.within = Seen.component(component);
  }

  int to() {
    return to;
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
    segment.saw(field, index, Seen.component(component));
    String found = segment.text().sub(from, to, component, subcomponent);
    if (subcomponent > 1 && !found.isEmpty()) {
      segment.sawDeep(field, index, Seen.component(component));
    }
    return found;
  }

  /**
   * As {@link #sub}, for those who only decide by it: what is looked at so is not used, and stays
   * residue until somebody reads it.
   */
  public String glance(int component, int subcomponent) {
    return segment.text().sub(from, to, component, subcomponent);
  }

  /** Whether {@link #sub} has anything to say. */
  public boolean has(int component, int subcomponent) {
    segment.saw(field, index, Seen.component(component));
    boolean found = segment.text().hasSub(from, to, component, subcomponent);
    if (subcomponent > 1 && found) {
      segment.sawDeep(field, index, Seen.component(component));
    }
    return found;
  }

  /** As {@link #text}, for those who only decide by it. */
  public String glance() {
    return segment.text().read(from, to);
  }

  /** Component {@code n} as a value of its own; an empty one when it was not sent. */
  public V2Repetition part(int n) {
    segment.saw(field, index, Seen.component(n));
    char separator = segment.text().separators().component();
    int start = segment.text().part(separator, n, from, to);
    int end = start < 0 ? to : segment.text().next(separator, start, to);
    return new V2Repetition(this, n, start < 0 ? to : start, end);
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
    segment.saw(field, index, Seen.WHOLE);
    if (owner > 0) {
      segment.sawDeep(owner, index, within);
    }
    return segment.text().read(from, to);
  }

  /** The whole, as sent, to make a key of or to decide by, as {@link #glance}. */
  public String raw() {
    return segment.text().raw(from, to);
  }

  /** The segment it stands in. */
  public V2Segment segment() {
    return segment;
  }

  /** Where its field stands, as in {@code PID-3}; empty for what is only a part of a value. */
  public String fieldLocation() {
    return field == 0 ? "" : segment.field(field).location();
  }

  /** As in {@code PID-3}, or {@code PID-3[2]} for a repetition after the first. */
  public String location() {
    String place = segment.field(field).location();
    return index == 0 ? place : place + "[" + (index + 1) + "]";
  }
}
