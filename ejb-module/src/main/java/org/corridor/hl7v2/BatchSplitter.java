package org.corridor.hl7v2;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the batch envelope off what lies in memory, as a {@link BatchReader} does. */
public final class BatchSplitter {

  private BatchSplitter() {}

  /** Splits {@code content}; without any MSH there are no messages. */
  public static Batch split(byte[] content) {
    BatchReader reader = new BatchReader(new ByteArrayInputStream(content), content.length);
    List<byte[]> messages = new ArrayList<>();
    try {
      for (Optional<BatchReader.Piece> piece = reader.next();
          piece.isPresent();
          piece = reader.next()) {
        messages.add(piece.get().content());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new Batch(reader.isEnveloped(), List.copyOf(messages), reader.findings());
  }

  /** Whether {@code content} begins with FHS or BHS, or holds more than one MSH. */
  public static boolean looksLikeBatch(byte[] content) {
    int length = content.length;
    int headers = 0;
    for (int at = nextLine(content, 0);
        at < length;
        at = nextLine(content, BatchReader.lineEnd(content, at, length))) {
      int from = BatchReader.afterMark(content, at, length);
      switch (from < length ? content[from] : 0) {
        case 'F', 'B' -> {
          String name = headers == 0 ? BatchReader.name(content, at, length) : "";
          if (name.equals("FHS") || name.equals("BHS")) {
            return true;
          }
        }
        case 'M' -> {
          if (BatchReader.name(content, at, length).equals("MSH") && ++headers > 1) {
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

  private static int nextLine(byte[] content, int from) {
    int i = from;
    while (i < content.length && BatchReader.isBreak(content[i])) {
      i++;
    }
    return i;
  }
}
