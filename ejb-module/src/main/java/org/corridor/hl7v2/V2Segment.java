package org.corridor.hl7v2;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One segment. Its fields are cut when first asked for, and each of them is made once. */
public final class V2Segment {

  private final V2Text text;
  private final String name;
  private final List<V2Segment> namesakes;
  private final int ordinal;
  private final int from;
  private int to;
  private int[] starts = {};
  private @Nullable V2Field[] fields = {};
  private @Nullable Seen seen;
  private String numbered = "";

  V2Segment(V2Text text, String name, List<V2Segment> namesakes, int from, int to) {
    this.text = text;
    this.name = name;
    this.namesakes = namesakes;
    this.ordinal = namesakes.size() + 1;
    this.from = from;
    this.to = to;
  }

  V2Text text() {
    return text;
  }

  /** Remembers that {@code parts} of a repetition of the field {@code n} were read. */
  void saw(int n, int repetition, int parts) {
    marks().saw(n, repetition, parts);
  }

  /** Remembers that sub-components after the first were read in {@code parts} of a repetition. */
  void sawDeep(int n, int repetition, int parts) {
    marks().sawDeep(n, repetition, parts);
  }

  /** What was read so far. */
  Seen marks() {
    Seen known = seen;
    if (known == null) {
      known = new Seen(fieldCount());
      seen = known;
    }
    return known;
  }

  /** A point in time, to be given to {@link #kept} or {@link #unread} once. */
  public int reading() {
    return marks().begin();
  }

  /** What was read since {@code then} is used. */
  public void kept(int then) {
    marks().keep();
  }

  /** What was read of this segment since {@code then} led to nothing: it is residue again. */
  public void unread(int then) {
    marks().undo(then);
  }

  /** Takes in a line that belongs to the last field. */
  void extend(int end) {
    to = end;
  }

  /** As in {@code PID}, in the letters the sender used. */
  public String name() {
    return name;
  }

  /** Its place among the segments of the same name, from 1. */
  public int ordinal() {
    return ordinal;
  }

  /** The field {@code n}, as the standard numbers it; an absent one when not sent. */
  public V2Field field(int n) {
    int[] all = starts();
    int index = declaresSeparators() ? n - 1 : n;
    if (index == 0 && n == 1) {
      return new V2Field(this, n, from + 3, Math.min(from + 4, to));
    }
    if (index < 1 || index >= all.length) {
      return new V2Field(this, n, to, to);
    }
    if (fields.length == 0) {
      fields = new V2Field[all.length];
    }
    V2Field known = fields[index];
    if (known == null) {
      known = new V2Field(this, n, all[index - 1], all[index] - 1);
      fields[index] = known;
    }
    return known;
  }

  /** Whether anything was sent in the field {@code n}, were it only the null value. */
  public boolean has(int n) {
    int[] all = starts();
    int index = declaresSeparators() ? n - 1 : n;
    return index == 0 ? n == 1 : index < all.length && all[index] - 1 > all[index - 1];
  }

  /** The number of the last field that was sent, empty or not. */
  public int fieldCount() {
    return starts().length - (declaresSeparators() ? 0 : 1);
  }

  /** As in {@code PID} or {@code OBX[2]}; {@code OBX} when there is only one. */
  public String location() {
    if (namesakes.size() == 1) {
      return name;
    }
    if (numbered.isEmpty()) {
      numbered = name + "[" + ordinal + "]";
    }
    return numbered;
  }

  /**
   * The value at a path within this segment, such as {@code 3}, {@code 3.1}, {@code 5.1.1} or
   * {@code 3[2].1}: first repetition unless named, unescaped, empty when absent. For deciding, as
   * {@link V2Field#text}.
   */
  public String value(String path) {
    return Path.in(path).of(this);
  }

  String value(int field, int component) {
    return field(field).first().component(component);
  }

  boolean declaresSeparators() {
    return name.equals("MSH") || name.equals("BHS") || name.equals("FHS");
  }

  /** Where each field starts, field 1 first, and one past the end. */
  private int[] starts() {
    if (starts.length == 0) {
      starts = cut();
    }
    return starts;
  }

  private int[] cut() {
    char separator = text.separators().field();
    int[] found = new int[text.count(separator, from + 3, to) + 1];
    int at = from + 3;
    for (int i = 0; i < found.length; i++) {
      at = text.next(separator, at, to) + 1;
      found[i] = at;
    }
    return found;
  }
}
