package org.corridor.x12;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of interchanges into segments, in constant memory. The separators are those of each
 * ISA; line ends after a terminator do not count; what stands before the first ISA or after an IEA
 * is passed over and counted ({@link #stray}). The bytes of BIN02 and BDS03 may contain anything,
 * as long as their length says (X12.6, 3.5.1.2).
 */
public final class SegmentReader {
  private static final int CHUNK = 1 << 16;
  private static final int LONGEST_HEADER = 220;
  private static final long ISA = Segment.packed("ISA");
  private static final long IEA = Segment.packed("IEA");
  private static final long BIN = Segment.packed("BIN");
  private static final long BDS = Segment.packed("BDS");

  private final InputStream in;
  private final Limits limits;
  private final Segment segment = new Segment();
  private byte[] buffer = new byte[CHUNK];
  private int at;
  private int filled;
  private long base;
  private boolean ended;
  private boolean inside;
  private long stray;
  private boolean terminated;
  private boolean headerAsDefined;

  public SegmentReader(InputStream in, Limits limits) {
    this.in = in;
    this.limits = limits;
    segment.bytes = buffer;
  }

  /** Reads the next segment into {@link #segment}. False at the end of the stream. */
  public boolean next() throws IOException {
    stray = 0;
    if (!inside && !findHeader()) {
      return false;
    }
    skipLineEnds();
    if (available(1) == 0) {
      return false;
    }
    if (startsHeader() && !readSeparators()) {
      headerAsDefined = false;
    }
    readOne();
    inside = segment.name != IEA;
    return true;
  }

  /** What was read last; the same object every time. */
  public Segment segment() {
    return segment;
  }

  /** How many bytes that belong to no interchange were passed over before it. */
  public long stray() {
    return stray;
  }

  /** Whether a terminator followed it. */
  public boolean terminated() {
    return terminated;
  }

  /**
   * Whether the last ISA has the 106 bytes of X12.5; one of other lengths is read by its
   * separators.
   */
  public boolean headerAsDefined() {
    return headerAsDefined;
  }

  private void readOne() throws IOException {
    byte terminator = segment.separators.segment();
    long payload = payloadEnd();
    int length = payload > limits.segment() ? -1 : find(terminator, (int) payload);
    segment.offset = base + at;
    segment.from = at;
    segment.skipped = 0;
    if (length < 0) {
      segment.to = at + limits.segment();
      passOver(terminator, payload - limits.segment());
    } else {
      terminated = available(length + 1) > length;
      segment.from = at;
      segment.to = terminated ? at + length : withoutLineEnd(at, at + length);
      at += length + (terminated ? 1 : 0);
    }
    segment.bytes = buffer;
    segment.cut();
  }

  /** The length up to the terminator, or all that is left without one; -1 if that is too much. */
  private int find(byte terminator, int from) throws IOException {
    int length = from;
    while (true) {
      for (int i = at + length; i < filled; i++) {
        if (buffer[i] == terminator) {
          return i - at;
        }
      }
      length = Math.max(length, filled - at);
      if (length > limits.segment()) {
        return -1;
      }
      if (available(length + 1) <= length) {
        return filled - at;
      }
    }
  }

  private int withoutLineEnd(int start, int end) {
    int last = end;
    while (last > start && buffer[last - 1] <= ' ' && buffer[last - 1] >= 0) {
      last--;
    }
    return last;
  }

  /**
   * Keeps the head of a segment and passes over the rest of it, at least so many bytes, to behind
   * its terminator.
   */
  private void passOver(byte terminator, long atLeast) throws IOException {
    available(limits.segment() + 1);
    segment.from = at;
    int head = at + limits.segment();
    segment.to = Math.min(head, filled);
    long unseen = Math.max(0, atLeast);
    while (true) {
      int scan = (int) Math.min(filled, head + unseen);
      unseen -= scan - head;
      for (; scan < filled; scan++) {
        if (buffer[scan] == terminator) {
          segment.skipped += scan - head;
          at = scan + 1;
          terminated = true;
          return;
        }
      }
      segment.skipped += filled - head;
      base += filled - head;
      filled = head;
      int read = in.read(buffer, head, buffer.length - head);
      if (read <= 0) {
        ended = true;
        at = filled;
        terminated = false;
        return;
      }
      filled += read;
    }
  }

  /**
   * How long a binary segment is, by the length that it states itself; 0 of any other and of one
   * whose length is not true.
   */
  private long payloadEnd() throws IOException {
    if (available(64) < 6 || buffer[at] != 'B') {
      return 0;
    }
    byte separator = segment.separators.element();
    long name = Segment.packed(buffer, at, at + 3);
    if ((name != BIN && name != BDS) || buffer[at + 3] != separator) {
      return 0;
    }
    int lengthAt = name == BIN ? at + 4 : afterElement(at + 4);
    int data = afterElement(lengthAt);
    long length = 0;
    for (int i = lengthAt; i < data - 1; i++) {
      if (buffer[i] < '0' || buffer[i] > '9' || length > Integer.MAX_VALUE) {
        return 0;
      }
      length = 10 * length + buffer[i] - '0';
    }
    long end = data - at + length;
    if (end > limits.segment()) {
      return end;
    }
    return available((int) end + 1) > end && buffer[at + (int) end] == segment.separators.segment()
        ? end
        : 0;
  }

  /** Where the element after the one that begins here begins. */
  private int afterElement(int start) {
    int i = start;
    while (i < filled && buffer[i] != segment.separators.element()) {
      i++;
    }
    return i + 1;
  }

  private void skipLineEnds() throws IOException {
    while (available(1) > 0) {
      byte b = buffer[at];
      if (b != '\n' && b != '\r' && b != ' ' && b != '\t' && b != 0x1A && b != 0) {
        return;
      }
      at++;
    }
  }

  /** Goes to the next ISA; false if there is none. */
  private boolean findHeader() throws IOException {
    while (available(LONGEST_HEADER) > 0) {
      if (startsHeader() && readSeparators()) {
        return true;
      }
      if (buffer[at] > ' ' || buffer[at] < 0) {
        stray++;
      }
      at++;
    }
    return false;
  }

  private boolean startsHeader() throws IOException {
    if (buffer[at] != 'I' || available(LONGEST_HEADER) < 20) {
      return false;
    }
    return Segment.packed(buffer, at, at + 3) == ISA && !isWord(buffer[at + 3]);
  }

  private static boolean isWord(byte b) {
    return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || b == ' ';
  }

  /** Takes the separators of the ISA that begins here, if it has sixteen elements. */
  private boolean readSeparators() {
    byte element = buffer[at + 3];
    int limit = Math.min(filled, at + LONGEST_HEADER);
    int[] starts = new int[17];
    int found = 0;
    for (int i = at + 3; i < limit && found < 16; i++) {
      if (buffer[i] == element) {
        starts[++found] = i + 1;
      }
    }
    if (found < 16 || starts[16] + 1 >= filled) {
      return false;
    }
    headerAsDefined = starts[16] == at + 104;
    byte component = buffer[starts[16]];
    byte terminator = buffer[starts[16] + 1];
    boolean repeats = starts[12] - starts[11] == 2 && !isWord(buffer[starts[11]]);
    segment.separators =
        new Separators(
            element, component, repeats ? buffer[starts[11]] : Separators.NONE, terminator);
    return true;
  }

  /** How many bytes are there from {@link #at}, after trying to have this many. */
  private int available(int wanted) throws IOException {
    while (filled - at < wanted && !ended) {
      if (at > 0) {
        System.arraycopy(buffer, at, buffer, 0, filled - at);
        base += at;
        filled -= at;
        at = 0;
      }
      if (filled == buffer.length) {
        buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, limits.segment() + CHUNK));
      }
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read <= 0) {
        ended = true;
      } else {
        filled += read;
      }
    }
    return filled - at;
  }
}
