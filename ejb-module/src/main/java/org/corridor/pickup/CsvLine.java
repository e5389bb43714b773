package org.corridor.pickup;

import java.util.ArrayList;
import java.util.List;

/** One row of a table as text (RFC 4180), read without looking at any other. */
final class CsvLine {

  /** What a text is. */
  sealed interface Outcome {}

  /** A row; its columns. */
  record Columns(List<String> values) implements Outcome {}

  /** A quoted column that does not end here. */
  record Open() implements Outcome {}

  /** Something stands between the end of a quoted column and the next separator. */
  record Garbled() implements Outcome {}

  private final String text;
  private final char separator;
  private final List<String> values = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();
  private int at;

  private CsvLine(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  static Outcome read(String text, char separator) {
    return new CsvLine(text, separator).read();
  }

  private Outcome read() {
    while (true) {
      boolean quoted = at < text.length() && text.charAt(at) == '"';
      if (quoted && !quoted()) {
        return new Open();
      }
      if (!quoted) {
        // A quote in here is only a character, as in 5" tube.
        int end = text.indexOf(separator, at);
        value.append(text, at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end;
      }
      values.add(value.toString());
      value.setLength(0);
      if (at == text.length()) {
        return new Columns(List.copyOf(values));
      }
      if (text.charAt(at) != separator) {
        return new Garbled();
      }
      at++;
    }
  }

  /** Reads a quoted column; false when it has no end. */
  private boolean quoted() {
    at++;
    while (true) {
      int quote = text.indexOf('"', at);
      if (quote < 0) {
        return false;
      }
      value.append(text, at, quote);
      at = quote + 1;
      if (at == text.length() || text.charAt(at) != '"') {
        return true;
      }
      value.append('"');
      at++;
    }
  }
}
