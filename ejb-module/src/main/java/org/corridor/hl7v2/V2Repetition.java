package org.corridor.hl7v2;

/** One repetition of a field. Numbers start at 1; what was not sent reads as the empty string. */
public final class V2Repetition {

  private final V2Text text;
  private final int from;
  private final int to;

  V2Repetition(V2Text text, int from, int to) {
    this.text = text;
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
    return text.sub(from, to, component, subcomponent);
  }

  /** How many components were sent; 0 when empty. */
  public int components() {
    return isEmpty() ? 0 : 1 + text.count(text.separators().component(), from, to);
  }

  /** The whole, unescaped; separators of components stay as sent. */
  public String text() {
    return text.read(from, to);
  }

  /** The whole, as sent. */
  public String raw() {
    return text.raw(from, to);
  }
}
