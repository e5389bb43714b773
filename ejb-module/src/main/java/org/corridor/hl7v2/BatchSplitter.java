package org.corridor.hl7v2;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.corridor.shared.Finding;

/**
 * Takes the batch envelope off: FHS, BHS, BTS and FTS around any number of messages. Works on
 * bytes, because each message has its own character set, and forgives whatever the envelope lacks.
 * A byte order mark before the envelope is one of every message in it.
 */
public final class BatchSplitter {

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final byte[] bytes;
  private final List<byte[]> messages = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private int message = -1;
  private boolean file;
  private boolean batch;
  private boolean enveloped;
  private boolean marked;
  private int inBatch;
  private int batches;

  private BatchSplitter(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Splits {@code content}; without any MSH there are no messages. */
  public static Batch split(byte[] content) {
    return new BatchSplitter(content).split();
  }

  /** Whether {@code content} begins with FHS or BHS, or holds more than one MSH. */
  public static boolean looksLikeBatch(byte[] content) {
    BatchSplitter lines = new BatchSplitter(content);
    int headers = 0;
    for (int at = lines.nextLine(0); at < content.length; at = lines.nextLine(lines.lineEnd(at))) {
      int from = lines.afterMark(at);
      switch (from < content.length ? content[from] : 0) {
        case 'F', 'B' -> {
          String name = headers == 0 ? lines.name(at) : "";
          if (name.equals("FHS") || name.equals("BHS")) {
            return true;
          }
        }
        case 'M' -> {
          if (lines.name(at).equals("MSH") && ++headers > 1) {
            return true;
          }
        }
        default -> {
          // Any other segment.
        }
      }
    }
    return false;
  }

  private Batch split() {
    for (int at = nextLine(0); at < bytes.length; at = nextLine(lineEnd(at))) {
      line(at);
    }
    endMessage(bytes.length);
    if (batch) {
      findings.add(Finding.warning("BTS", "batch-trailer-missing", "The batch ends without BTS"));
    }
    if (file) {
      findings.add(Finding.warning("FTS", "batch-trailer-missing", "The file ends without FTS"));
    }
    return new Batch(enveloped, List.copyOf(messages), List.copyOf(findings));
  }

  private void line(int at) {
    String name = name(at);
    marked |= afterMark(at) > at && (name.equals("FHS") || name.equals("BHS"));
    switch (name) {
      case "FHS" -> file = enveloped = true;
      case "BHS" -> openBatch();
      case "MSH" -> inBatch++;
      case "BTS" -> closeBatch(at);
      case "FTS" -> closeFile(at);
      default -> {
        if (message < 0) {
          findings.add(Finding.warning("", "text-outside-message", "A line belongs to no message"));
        }
        return;
      }
    }
    endMessage(at);
    message = name.equals("MSH") ? at : -1;
  }

  private void openBatch() {
    if (batch) {
      findings.add(
          Finding.warning("BTS", "batch-trailer-missing", "A batch starts inside another"));
    }
    enveloped = true;
    batch = true;
    batches++;
    inBatch = 0;
  }

  private void closeBatch(int at) {
    count(at, inBatch, "BTS", "BTS-1 counts another number of messages than the batch holds");
    batch = false;
  }

  private void closeFile(int at) {
    count(at, batches, "FTS", "FTS-1 counts another number of batches than the file holds");
    file = false;
  }

  private void endMessage(int end) {
    if (message < 0) {
      return;
    }
    int last = end;
    while (isBreak(bytes[last - 1])) {
      last--;
    }
    byte[] content = Arrays.copyOfRange(bytes, message, Math.min(last + 1, end));
    messages.add(marked && afterMark(message) == message ? withMark(content) : content);
    message = -1;
  }

  private static byte[] withMark(byte[] content) {
    byte[] result = Arrays.copyOf(MARK, MARK.length + content.length);
    System.arraycopy(content, 0, result, MARK.length, content.length);
    return result;
  }

  private void count(int at, int found, String trailer, String text) {
    int end = lineEnd(at);
    int i = at + 4;
    long declared = 0;
    while (i < end && bytes[i] >= '0' && bytes[i] <= '9' && declared < Integer.MAX_VALUE) {
      declared = declared * 10 + bytes[i++] - '0';
    }
    if (i > at + 4 && declared != found) {
      findings.add(Finding.warning(trailer + "-1", "batch-count", text));
    }
  }

  /** The name of the segment that starts at {@code at}; empty when none does. */
  private String name(int at) {
    int start = afterMark(at);
    int end = lineEnd(start);
    boolean named =
        end - start == 3
            || (end - start > 3 && !Character.isLetterOrDigit((char) (bytes[start + 3] & 0xFF)));
    return named ? new String(bytes, start, 3, US_ASCII) : "";
  }

  /** The place behind the byte order mark at {@code at}; {@code at} when there is none. */
  private int afterMark(int at) {
    int end = at + MARK.length;
    return end <= bytes.length && Arrays.equals(bytes, at, end, MARK, 0, MARK.length) ? end : at;
  }

  private int nextLine(int from) {
    int i = from;
    while (i < bytes.length && isBreak(bytes[i])) {
      i++;
    }
    return i;
  }

  private int lineEnd(int from) {
    int i = from;
    while (i < bytes.length && !isBreak(bytes[i])) {
      i++;
    }
    return i;
  }

  /** Besides CR and LF the frame characters of MLLP, which some files contain. */
  private static boolean isBreak(byte b) {
    return b == '\r' || b == '\n' || b == 0x0B || b == 0x1C;
  }
}
