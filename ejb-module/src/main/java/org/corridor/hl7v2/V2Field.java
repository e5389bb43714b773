package org.corridor.hl7v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One field of a segment: absent, null, or one or more repetitions. */
public final class V2Field {

  private final V2Segment segment;
  private final int number;
  private final int from;
  private final int to;
  // Looked at by many rows, and the same each time.
  private @Nullable V2Repetition beginning;

  V2Field(V2Segment segment, int number, int from, int to) {
    this.segment = segment;
    this.number = number;
    this.from = from;
    this.to = to;
  }

  /** Whether nothing was sent: the receiver keeps what it has. */
  public boolean isAbsent() {
    return from == to;
  }

  /**
   * Whether exactly {@code ""} was sent: the receiver deletes what it has (HL7 v2.5.1 ch. 2.5.3).
   */
  public boolean isNull() {
    boolean cleared = segment.text().isNull(from, to);
    if (cleared) {
      segment.saw(number, 0, Seen.WHOLE);
    }
    return cleared;
  }

  /** All repetitions; empty ones keep their place. Empty when the field is absent or null. */
  public List<V2Repetition> repetitions() {
    return isAbsent() || isNull() ? List.of() : cut();
  }

  /** Whether there is more than one repetition. */
  public boolean repeats() {
    return !isAbsent() && endOfRepetition(from) < to;
  }

  /** How many repetitions there are; none when the field is absent or null. */
  public int count() {
    if (isAbsent() || isNull()) {
      return 0;
    }
    int count = 1;
    for (int end = endOfRepetition(from); end < to; end = endOfRepetition(end + 1)) {
      count++;
    }
    return count;
  }

  /** The first repetition; an empty one when the field is absent or null. */
  public V2Repetition first() {
    return beginning(isNull() ? from : endOfRepetition(from));
  }

  private V2Repetition beginning(int end) {
    V2Repetition known = beginning;
    if (known == null || known.to() != end) {
      known = new V2Repetition(segment, number, 0, from, end);
      beginning = known;
    }
    return known;
  }

  /**
   * The whole first repetition, unescaped, for those who decide by it or make a key of it: what is
   * only looked at so stays residue. What is to be said is read from {@link #first}.
   */
  public String text() {
    return segment.text().read(from, endOfRepetition(from));
  }

  /** Whether the first component is one of {@code codes}; the decision that follows says it. */
  public boolean isOneOf(Set<String> codes) {
    boolean found = codes.contains(first().glance(1, 1));
    if (found) {
      segment.saw(number, 0, Seen.component(1));
    }
    return found;
  }

  /** As in {@code PID-3} or {@code OBX[2]-5}. */
  public String location() {
    return segment.location() + "-" + number;
  }

  /** As {@link #repetitions()}, a null value as one repetition. */
  List<V2Repetition> cut() {
    if (endOfRepetition(from) == to) {
      return List.of(beginning(to));
    }
    List<V2Repetition> all = new ArrayList<>();
    int start = from;
    while (start <= to) {
      int end = endOfRepetition(start);
      all.add(new V2Repetition(segment, number, all.size(), start, end));
      start = end + 1;
    }
    return all;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  int endOfRepetition(int start) {
    // MSH-1 and MSH-2 are the separators themselves.
    V2Text text = segment.text();
    return number <= 2 && segment.declaresSeparators()
        ? to
        : text.next(text.separators().repetition(), start, to);
  }
}
