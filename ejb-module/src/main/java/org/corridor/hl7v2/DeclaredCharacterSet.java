package org.corridor.hl7v2;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** MSH-18, read from bytes before anybody knows their character set. */
final class DeclaredCharacterSet {

  private static final int FIELD = 18;

  private DeclaredCharacterSet() {}

  /** The first repetition of MSH-18; a later one when the first is empty or ASCII; else empty. */
  static String in(byte[] bytes) {
    int header = header(bytes);
    return header < 0 || header + 5 >= bytes.length
        ? ""
        : choose(field(bytes, header, FIELD), (char) bytes[header + 5]);
  }

  /** The first component of field {@code number} of MSH; empty when there is none. */
  static String inHeader(byte[] bytes, int number) {
    int header = header(bytes);
    if (header < 0 || header + 5 >= bytes.length) {
      return "";
    }
    String value = field(bytes, header, number);
    int cut = value.indexOf((char) bytes[header + 4]);
    return cut < 0 ? value : value.substring(0, cut);
  }

  private static String field(byte[] bytes, int header, int number) {
    byte separator = bytes[header + 3];
    int at = header + 3;
    for (int field = 1; field < number; field++) {
      at = next(bytes, at + (field == 1 ? 0 : 1), separator);
      if (at >= bytes.length || bytes[at] != separator) {
        return "";
      }
    }
    int end = next(bytes, at + 1, separator);
    return new String(bytes, at + 1, end - at - 1, US_ASCII);
  }

  private static String choose(String value, char repetition) {
    int cut = value.indexOf(repetition);
    if (cut < 0) {
      return value.strip();
    }
    String first = value.substring(0, cut).strip();
    boolean base = first.isEmpty() || first.equals("ASCII") || first.equals("ISO IR6");
    return base ? choose(value.substring(cut + 1), repetition) : first;
  }

  /** Where the first line that starts with MSH is; -1 when there is none. */
  private static int header(byte[] bytes) {
    boolean lineStart = true;
    for (int i = 0; i + 2 < bytes.length; i++) {
      if (lineStart && bytes[i] == 'M' && bytes[i + 1] == 'S' && bytes[i + 2] == 'H') {
        return i;
      }
      lineStart = bytes[i] == '\r' || bytes[i] == '\n' || (lineStart && bytes[i] <= ' ');
    }
    return -1;
  }

  /** The next separator or the end of the line. */
  private static int next(byte[] bytes, int from, byte separator) {
    int i = from;
    while (i < bytes.length && bytes[i] != separator && bytes[i] != '\r' && bytes[i] != '\n') {
      i++;
    }
    return i;
  }
}
