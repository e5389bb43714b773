package org.corridor.x12;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes segments: {@code writer.segment("CLM").text("A1").amount(12500).empty(2).composite("11",
 * "B", "1")}. Empty elements at the end of a segment, and empty components at the end of a
 * composite, are left out (X12.6, 3.7.1). X12 has no escapes: a separator or a control character
 * within data becomes a space, and {@link #replaced} counts it.
 */
public final class SegmentWriter {
  private final OutputStream out;
  private final Separators separators;
  private final boolean lines;
  private byte[] buffer = new byte[512];
  private int length;
  private int pending;
  private long segments;
  private long replaced;

  /**
   * @param lines whether each segment gets a line of its own, for people to read
   */
  public SegmentWriter(OutputStream out, Separators separators, boolean lines) {
    this.out = out;
    this.separators = separators;
    this.lines = lines;
  }

  /** Ends the segment before and begins one. */
  public SegmentWriter segment(String name) throws IOException {
    end();
    put(name);
    segments++;
    return this;
  }

  /** One element; empty text leaves it out. */
  public SegmentWriter text(String value) {
    pending++;
    if (!value.isEmpty()) {
      separate();
      put(value);
    }
    return this;
  }

  /** One element that is a separator itself, as ISA11 and ISA16 are. */
  SegmentWriter raw(byte separator) {
    pending++;
    separate();
    put(separator);
    return this;
  }

  /** So many elements that are not there. */
  public SegmentWriter empty(int elements) {
    pending += elements;
    return this;
  }

  /** An amount of money in cents, without zeros that say nothing: 12550 is {@code 125.5}. */
  public SegmentWriter amount(long cents) {
    return text(Amounts.text(cents));
  }

  /** A number. */
  public SegmentWriter number(long value) {
    return text(Long.toString(value));
  }

  /** One element of components; those at the end that are empty are left out. */
  public SegmentWriter composite(String... components) {
    pending++;
    int used = components.length;
    while (used > 0 && components[used - 1].isEmpty()) {
      used--;
    }
    if (used > 0) {
      separate();
      components(components, used);
    }
    return this;
  }

  /** A further repetition of the element that was written last; it must not have been empty. */
  public SegmentWriter again(String... components) {
    put(separators.repetition());
    components(components, components.length);
    return this;
  }

  /** One element of bytes as they are, such as BIN02; the element before says how many they are. */
  public SegmentWriter binary(byte[] bytes) {
    pending++;
    separate();
    for (byte b : bytes) {
      put(b);
    }
    return this;
  }

  private void components(String[] components, int used) {
    for (int i = 0; i < used; i++) {
      if (i > 0) {
        put(separators.component());
      }
      put(components[i]);
    }
  }

  private void separate() {
    for (; pending > 0; pending--) {
      put(separators.element());
    }
  }

  private void put(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7E) {
        byte[] rest = text.substring(i).getBytes(StandardCharsets.UTF_8);
        for (byte b : rest) {
          put(b < 0 ? b : clean(b));
        }
        return;
      }
      put(clean((byte) c));
    }
  }

  private byte clean(byte b) {
    if (b < ' ' || b == 0x7F || separators.separates(b)) {
      replaced++;
      return ' ';
    }
    return b;
  }

  private void put(byte b) {
    if (length == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * length);
    }
    buffer[length++] = b;
  }

  /** Ends the segment that was begun last; {@link #segment} does it by itself. */
  public void end() throws IOException {
    if (length > 0) {
      put(separators.segment());
      if (lines) {
        put((byte) '\n');
      }
      out.write(buffer, 0, length);
      length = 0;
    }
    pending = 0;
  }

  /** Writes a segment as it was read. */
  public SegmentWriter copy(Segment segment) throws IOException {
    end();
    if (segment.separators().equals(separators)) {
      for (int i = segment.from; i < segment.to; i++) {
        put(segment.bytes[i]);
      }
      segments++;
      return this;
    }
    segment(segment.name());
    for (int element = 1; element <= segment.count(); element++) {
      copyElement(segment, element);
    }
    return this;
  }

  private void copyElement(Segment segment, int element) {
    pending++;
    if (!segment.has(element)) {
      return;
    }
    separate();
    Separators theirs = segment.separators();
    for (int i = segment.start(element); i < segment.end(element); i++) {
      byte b = segment.bytes[i];
      if (b == theirs.component()) {
        put(separators.component());
      } else if (b == theirs.repetition() && b != Separators.NONE) {
        put(separators.repetition());
      } else {
        put(b < 0 ? b : clean(b));
      }
    }
  }

  /** How many segments were begun. */
  public long segments() {
    return segments;
  }

  /** How many characters of data became spaces. */
  public long replaced() {
    return replaced;
  }

  /** What separates the parts. */
  public Separators separators() {
    return separators;
  }
}
