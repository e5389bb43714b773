package org.corridor.hl7v2;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.corridor.shared.Finding;

/**
 * Takes the messages out of a stream, one by one: FHS, BHS, BTS and FTS around any number of them,
 * or none. Works on bytes, because each message has its own character set, and forgives whatever
 * the envelope lacks. A byte order mark before the envelope is one of every message in it. Holds no
 * more than one message.
 */
public final class BatchReader {

  /** How much of a message that is too large is kept. */
  private static final int KEPT = 64 * 1024;

  private static final int BUFFER = 64 * 1024;

  /** A byte order mark, a segment's name and a number. */
  private static final int LOOK = 64;

  private static final int MOST_FINDINGS = 100;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final long largest;
  private final List<Finding> findings = new ArrayList<>();
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private boolean last;
  private long passed;
  private boolean lineBegins = true;
  private boolean inside;
  private boolean messageMarked;
  private long position;
  private long size;
  private boolean file;
  private boolean batch;
  private boolean enveloped;
  private boolean marked;
  private boolean ended;
  private int inBatch;
  private int batches;

  /**
   * A message as it stands in the stream.
   *
   * @param content from its MSH to the end of its last line; only the beginning when too large
   * @param position of its first byte, from 0
   * @param size in bytes
   */
  public record Piece(byte[] content, long position, long size) {

    /** Whether it was too large to be kept whole. */
    public boolean isCut() {
      return size > content.length;
    }
  }

  /**
   * @param largest how many bytes a message may have; of larger ones the beginning is kept
   */
  public BatchReader(InputStream in, long largest) {
    this.in = in;
    this.largest = largest;
  }

  /** The next message; empty at the end. */
  public Optional<Piece> next() throws IOException {
    while (hasMore()) {
      if (isBreak(buffer[at])) {
        lineBegins = true;
        append(at + 1);
      } else if (lineBegins) {
        lineBegins = false;
        Optional<Piece> complete = line();
        if (complete.isPresent()) {
          return complete;
        }
      } else {
        append(lineEnd(buffer, at, end));
      }
    }
    if (!ended) {
      ended = true;
      if (batch) {
        note("BTS", "batch-trailer-missing", "The batch ends without BTS");
      }
      if (file) {
        note("FTS", "batch-trailer-missing", "The file ends without FTS");
      }
    }
    return complete();
  }

  /** Whether FHS or BHS stood before messages so far. */
  public boolean isEnveloped() {
    return enveloped;
  }

  /** Missing trailers, wrong counts, text that belongs to no message, as far as it was read. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  private boolean hasMore() throws IOException {
    if (end - at < LOOK && !last) {
      System.arraycopy(buffer, at, buffer, 0, end - at);
      passed += at;
      end -= at;
      at = 0;
      while (end < LOOK && !last) {
        int count = in.read(buffer, end, buffer.length - end);
        last = count < 0;
        end += Math.max(0, count);
      }
    }
    return at < end;
  }

  private void append(int to) {
    if (inside) {
      int wanted = (int) Math.min(to - at, Math.max(0, largest - message.size()));
      message.write(buffer, at, wanted);
      size += to - at;
    }
    at = to;
  }

  /** A line begins; what it ends is handed over first. */
  private Optional<Piece> line() {
    String name = name(buffer, at, end);
    marked |= afterMark(buffer, at, end) > at && (name.equals("FHS") || name.equals("BHS"));
    switch (name) {
      case "FHS" -> file = enveloped = true;
      case "BHS" -> openBatch();
      case "MSH" -> inBatch++;
      case "BTS" -> closeBatch();
      case "FTS" -> closeFile();
      default -> {
        if (!inside) {
          note("", "text-outside-message", "A line belongs to no message");
        }
        return Optional.empty();
      }
    }
    Optional<Piece> complete = complete();
    inside = name.equals("MSH");
    messageMarked = inside && afterMark(buffer, at, end) > at;
    position = passed + at;
    return complete;
  }

  private void openBatch() {
    if (batch) {
      note("BTS", "batch-trailer-missing", "A batch starts inside another");
    }
    enveloped = true;
    batch = true;
    batches++;
    inBatch = 0;
  }

  private void closeBatch() {
    count(inBatch, "BTS", "BTS-1 counts another number of messages than the batch holds");
    batch = false;
  }

  private void closeFile() {
    count(batches, "FTS", "FTS-1 counts another number of batches than the file holds");
    file = false;
  }

  private void count(int found, String trailer, String text) {
    int i = at + 4;
    long declared = 0;
    while (i < end && buffer[i] >= '0' && buffer[i] <= '9' && declared < Integer.MAX_VALUE) {
      declared = declared * 10 + buffer[i++] - '0';
    }
    if (i > at + 4 && declared != found) {
      note(trailer + "-1", "batch-count", text);
    }
  }

  private void note(String location, String code, String text) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(Finding.warning(location, code, text));
    }
  }

  private Optional<Piece> complete() {
    if (!inside) {
      return Optional.empty();
    }
    inside = false;
    byte[] content = message.toByteArray();
    message.reset();
    long whole = size;
    size = 0;
    if (whole > content.length) {
      return Optional.of(
          new Piece(Arrays.copyOf(content, Math.min(KEPT, content.length)), position, whole));
    }
    int length = content.length;
    while (isBreak(content[length - 1])) {
      length--;
    }
    // One of the bytes that end its last line is its own.
    content = Arrays.copyOf(content, Math.min(length + 1, content.length));
    return Optional.of(
        new Piece(
            marked && !messageMarked ? withMark(content) : content, position, content.length));
  }

  private static byte[] withMark(byte[] content) {
    byte[] result = Arrays.copyOf(MARK, MARK.length + content.length);
    System.arraycopy(content, 0, result, MARK.length, content.length);
    return result;
  }

  /** The name of the segment that starts at {@code at}; empty when none does. */
  static String name(byte[] bytes, int at, int limit) {
    int start = afterMark(bytes, at, limit);
    int most = Math.min(limit, start + 4);
    int end = lineEnd(bytes, start, most);
    boolean named =
        end - start == 3
            || (end - start > 3 && !Character.isLetterOrDigit((char) (bytes[start + 3] & 0xFF)));
    return named ? new String(bytes, start, 3, US_ASCII) : "";
  }

  /** The place behind the byte order mark at {@code at}; {@code at} when there is none. */
  static int afterMark(byte[] bytes, int at, int limit) {
    int end = at + MARK.length;
    return end <= limit && Arrays.equals(bytes, at, end, MARK, 0, MARK.length) ? end : at;
  }

  static int lineEnd(byte[] bytes, int from, int limit) {
    int i = from;
    while (i < limit && !isBreak(bytes[i])) {
      i++;
    }
    return i;
  }

  /** Besides CR and LF the frame characters of MLLP, which some files contain. */
  static boolean isBreak(byte b) {
    return b == '\r' || b == '\n' || b == 0x0B || b == 0x1C;
  }
}
