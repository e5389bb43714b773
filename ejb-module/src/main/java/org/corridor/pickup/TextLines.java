package org.corridor.pickup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/** The lines of a stream, each decoded for itself: one that cannot be read costs no other. */
final class TextLines {

  private static final int LONGEST = 1024 * 1024;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final Charset charset;
  private final byte[] buffer = new byte[64 * 1024];
  private int at;
  private int end;
  private int number;

  /**
   * A line.
   *
   * @param number from 1
   * @param text without its end; empty when the line cannot be read
   * @param trouble why it cannot be; empty when it can
   */
  record Line(int number, String text, String trouble) {}

  /**
   * @param charset one in which a byte below 128 is the ASCII character
   */
  TextLines(InputStream in, Charset charset) {
    this.in = in;
    this.charset = charset;
  }

  /** The next line; empty at the end. */
  Optional<Line> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    long size = 0;
    boolean ended = false;
    while (!ended && more()) {
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      size += at - from;
      line.write(buffer, from, Math.min(at - from, LONGEST - line.size()));
      ended = at < end;
      at += ended ? 1 : 0;
    }
    if (!ended && size == 0) {
      return Optional.empty();
    }
    number++;
    return Optional.of(
        size > LONGEST
            ? new Line(number, "", "it has more than " + LONGEST + " bytes")
            : decoded(line.toByteArray()));
  }

  private boolean more() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return at < end;
  }

  private Line decoded(byte[] bytes) {
    int from = number == 1 && startsWithMark(bytes) ? MARK.length : 0;
    int to =
        bytes.length > from && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
    try {
      ByteBuffer line = ByteBuffer.wrap(bytes, from, to - from);
      return new Line(number, charset.newDecoder().decode(line).toString(), "");
    } catch (CharacterCodingException e) {
      return new Line(number, "", "it is not " + charset.name());
    }
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= MARK.length
        && bytes[0] == MARK[0]
        && bytes[1] == MARK[1]
        && bytes[2] == MARK[2];
  }
}
