package org.corridor.learning;

import java.util.regex.Pattern;

/** YAML being written. */
final class Page {

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_./+:-]*[A-Za-z0-9_./+-])?");
  private static final int WIDTH = 100;

  private final StringBuilder text = new StringBuilder();

  Page line(String line) {
    text.append(line).append('\n');
    return this;
  }

  Page blank() {
    return line("");
  }

  /** A comment, in as many lines as it takes. */
  Page comment(String comment) {
    StringBuilder line = new StringBuilder("#");
    for (String word : comment.split(" ", -1)) {
      if (line.length() + word.length() >= WIDTH) {
        line(line.toString());
        line.setLength(0);
        line.append('#');
      }
      line.append(' ').append(word);
    }
    return line(line.toString());
  }

  /** A value that YAML reads as this text. */
  static String quoted(String value) {
    if (PLAIN.matcher(value).matches()) {
      return value;
    }
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\');
      }
      out.append(c < ' ' || c == 0x7F ? ' ' : c);
    }
    return out.append('"').toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
