package org.corridor.hl7v2;

import java.nio.charset.Charset;

/**
 * Escape sequences in a value (HL7 v2.5.1 ch. 2.7). What is not understood stays as it was sent.
 */
final class Escapes {

  private static final int MOST_LINES = 99;

  private final String text;
  private final Separators separators;
  private final Charset charset;
  private final boolean plain;

  /**
   * @param plain whether {@code text} is known to have neither escapes nor line breaks in a value
   */
  Escapes(String text, Separators separators, Charset charset, boolean plain) {
    this.text = text;
    this.separators = separators;
    this.charset = charset;
    this.plain = plain;
  }

  /** The value between two offsets, with line breaks as {@code \n}. */
  String read(int from, int to) {
    if (from >= to) {
      return "";
    }
    int special = plain ? to : firstSpecial(from, to);
    return special == to ? text.substring(from, to) : unescape(from, special, to);
  }

  private int firstSpecial(int from, int to) {
    int i = from;
    while (i < to && !isSpecial(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private boolean isSpecial(char c) {
    return c == separators.escape() || c == '\r' || c == '\n';
  }

  private String unescape(int from, int special, int to) {
    StringBuilder out = new StringBuilder(to - from).append(text, from, special);
    int i = special;
    while (i < to) {
      char c = text.charAt(i);
      if (c == separators.escape()) {
        i = sequence(i, to, out);
      } else if (c == '\r' && i + 1 < to && text.charAt(i + 1) == '\n') {
        i++;
      } else {
        out.append(c == '\r' ? '\n' : c);
        i++;
      }
    }
    return out.toString();
  }

  /** Renders the sequence that starts at {@code start} and returns where reading goes on. */
  private int sequence(int start, int to, StringBuilder out) {
    int end = start + 1;
    while (end < to && text.charAt(end) != separators.escape()) {
      end++;
    }
    if (end < to && end > start + 1 && render(start + 1, end, out)) {
      return end + 1;
    }
    out.append(separators.escape());
    return start + 1;
  }

  private boolean render(int from, int to, StringBuilder out) {
    char kind = text.charAt(from);
    if (to - from > 1) {
      return switch (kind) {
        case 'X' -> hex(from + 1, to, out);
        case '.' -> command(from + 1, to, out);
        default -> false;
      };
    }
    switch (kind) {
      case 'F' -> out.append(separators.field());
      case 'S' -> out.append(separators.component());
      case 'T' -> out.append(separators.subcomponent());
      case 'R' -> out.append(separators.repetition());
      case 'E' -> out.append(separators.escape());
      case 'P' -> out.append(separators.truncation());
      case 'H', 'N' -> {
        // Highlighting has no place in plain text.
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean hex(int from, int to, StringBuilder out) {
    if ((to - from) % 2 != 0) {
      return false;
    }
    byte[] bytes = new byte[(to - from) / 2];
    for (int i = 0; i < bytes.length; i++) {
      int high = Character.digit(text.charAt(from + 2 * i), 16);
      int low = Character.digit(text.charAt(from + 2 * i + 1), 16);
      if (high < 0 || low < 0) {
        return false;
      }
      bytes[i] = (byte) (high << 4 | low);
    }
    String decoded = new String(bytes, charset).replace("\r\n", "\n").replace('\r', '\n');
    out.append(ControlCharacters.without(decoded, ""));
    return true;
  }

  /** Formatting commands of FT (ch. 2.7.6): those that end a line do, the others only lay out. */
  private boolean command(int from, int to, StringBuilder out) {
    if (to - from < 2) {
      return false;
    }
    String name = text.substring(from, from + 2);
    switch (name) {
      case "br", "ce" -> out.append('\n');
      case "sp" -> out.append("\n".repeat(count(from + 2, to)));
      case "sk" -> out.append(" ".repeat(count(from + 2, to)));
      case "in", "ti", "fi", "nf" -> {
        // Indentation and wrapping have no place in plain text.
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private int count(int from, int to) {
    int count = 0;
    for (int i = from; i < to && count <= MOST_LINES; i++) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit >= 0) {
        count = count * 10 + digit;
      }
    }
    return Math.max(1, Math.min(count, MOST_LINES));
  }
}
