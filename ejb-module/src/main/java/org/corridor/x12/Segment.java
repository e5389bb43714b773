package org.corridor.x12;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A segment as a view of the reader's buffer: valid until the next segment is read; {@link #kept}
 * makes one that stays. Elements count from 1 as in the guides, components likewise; what is not
 * there is the empty text. Text is read as UTF-8, byte by byte as Latin-1 where it is not.
 */
public final class Segment {
  private static final long BIN = packed("BIN");
  private static final long BDS = packed("BDS");

  byte[] bytes = new byte[0];
  int from;
  int to;
  int[] ends = new int[32];
  int count;
  long name;
  long offset;
  long skipped;
  Separators separators = Separators.USUAL;

  Segment() {}

  /** A segment of text that has no terminator, such as {@code NM1*85*2}. */
  public static Segment of(String text, Separators separators) {
    Segment segment = new Segment();
    segment.bytes = text.getBytes(StandardCharsets.UTF_8);
    segment.to = segment.bytes.length;
    segment.separators = separators;
    segment.cut();
    return segment;
  }

  /** Finds the elements between {@link #from} and {@link #to}. */
  void cut() {
    byte separator = separators.element();
    int elements = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] == separator) {
        end(elements++, i);
      }
    }
    end(elements, to);
    name = packed(bytes, from, ends[0]);
    count = Math.min(elements, name == BIN ? 2 : name == BDS ? 3 : elements);
    // what is binary may hold separators, which separate nothing
    ends[count] = to;
  }

  private void end(int element, int at) {
    if (element == ends.length) {
      ends = Arrays.copyOf(ends, 2 * element);
    }
    ends[element] = at;
  }

  /** Up to seven bytes as one number, for comparing names and codes; longer ones share -1. */
  public static long packed(byte[] bytes, int from, int to) {
    if (to - from > 7) {
      return -1;
    }
    long packed = 0;
    for (int i = from; i < to; i++) {
      packed = packed << 8 | (bytes[i] & 0xFF);
    }
    return packed;
  }

  /** A name or code of at most seven characters as {@link #packed(byte[], int, int)} sees it. */
  public static long packed(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return packed(bytes, 0, bytes.length);
  }

  /** The segment's name as a number, see {@link #packed(String)}. */
  public long packedName() {
    return name;
  }

  /** The segment's name, such as {@code CLM}. */
  public String name() {
    return between(from, ends[0]);
  }

  /** Whether this is a segment of a name. */
  public boolean is(String other) {
    return name == packed(other);
  }

  /** How many elements follow the name, empty ones included. */
  public int count() {
    return count;
  }

  /** Whether an element has any content. */
  public boolean has(int element) {
    return end(element) > start(element);
  }

  /** An element's text with its components and repetitions. */
  public String text(int element) {
    return between(start(element), end(element));
  }

  /**
   * A component of an element's first repetition; component 1 of a simple element is the element.
   */
  public String text(int element, int component) {
    int stop = repetitionEnd(start(element), end(element));
    int start = componentStart(start(element), stop, component);
    return between(start, componentEnd(start, stop));
  }

  /** The repetitions of an element, each as it stands; none of an empty element. */
  public List<String> repetitions(int element) {
    List<String> all = new ArrayList<>();
    int end = end(element);
    for (int start = start(element); start < end; ) {
      int stop = repetitionEnd(start, end);
      all.add(between(start, stop));
      start = stop + 1;
    }
    return all;
  }

  /** Whether an element is just this text. */
  public boolean is(int element, String text) {
    int start = start(element);
    if (end(element) - start != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The buffer that {@link #start} and {@link #end} are places in. */
  public byte[] buffer() {
    return bytes;
  }

  /** Where an element begins in the buffer; {@link #end} of an absent one is the same place. */
  public int start(int element) {
    return element > count ? to : element == 0 ? from : ends[element - 1] + 1;
  }

  /** Where an element ends in the buffer. */
  public int end(int element) {
    return element > count ? to : ends[element];
  }

  /** Where the repetition that begins at a place ends. */
  public int repetitionEnd(int start, int end) {
    byte separator = separators.repetition();
    return separator == Separators.NONE ? end : find(separator, start, end);
  }

  /** Where the component that begins at a place ends. */
  public int componentEnd(int start, int end) {
    return find(separators.component(), start, end);
  }

  /** Where a component begins within a repetition; its end where it has fewer. */
  public int componentStart(int start, int end, int component) {
    int at = start;
    for (int i = 1; i < component; i++) {
      at = componentEnd(at, end) + 1;
      if (at > end) {
        return end;
      }
    }
    return at;
  }

  private int find(byte separator, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] == separator) {
        return i;
      }
    }
    return end;
  }

  /** Where its first byte stands in the stream, from 0. */
  public long offset() {
    return offset;
  }

  /** How many bytes of it were passed over because it is longer than a segment may be. */
  public long skipped() {
    return skipped;
  }

  /** What separates its parts. */
  public Separators separators() {
    return separators;
  }

  /** A copy that stays what it is. */
  public Segment kept() {
    Segment copy = new Segment();
    copy.bytes = Arrays.copyOfRange(bytes, from, to);
    copy.to = to - from;
    copy.ends = Arrays.copyOf(ends, count + 1);
    for (int i = 0; i <= count; i++) {
      copy.ends[i] -= from;
    }
    copy.count = count;
    copy.name = name;
    copy.offset = offset;
    copy.skipped = skipped;
    copy.separators = separators;
    return copy;
  }

  /** The text from one place of the buffer to another. */
  public String between(int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] < 0) {
        return Utf8.text(bytes, start, end);
      }
    }
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** The raw segment without its terminator: patients' data, so never for a log. */
  public String raw() {
    return between(from, to);
  }

  /** Its name and place only: what it says may be of a patient. */
  @Override
  public String toString() {
    return name() + " at byte " + offset;
  }
}
