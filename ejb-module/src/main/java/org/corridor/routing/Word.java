package org.corridor.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a condition.
 *
 * @param column where it starts, from 1
 */
record Word(Kind kind, String text, int column) {

  enum Kind {
    /** As it stands there. */
    PLAIN,
    /** In quotes. */
    QUOTED,
    /** A bracket, a comma or a comparison. */
    SIGN
  }

  static List<Word> cut(String text) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else {
        int to = c == '\'' || c == '"' ? quoted(text, at, words) : bare(text, at, words);
        at = to;
      }
    }
    return words;
  }

  /** A quote within quotes is written twice. */
  private static int quoted(String text, int from, List<Word> words) {
    char quote = text.charAt(from);
    StringBuilder value = new StringBuilder();
    for (int at = from + 1; at < text.length(); at++) {
      if (text.charAt(at) != quote) {
        value.append(text.charAt(at));
      } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
        value.append(quote);
        at++;
      } else {
        words.add(new Word(Kind.QUOTED, value.toString(), from + 1));
        return at + 1;
      }
    }
    throw new BadCondition(from + 1, "the quote is not closed");
  }

  private static int bare(String text, int from, List<Word> words) {
    int to = from;
    while (to < text.length() && isPlain(text.charAt(to))) {
      to++;
    }
    if (to > from) {
      words.add(new Word(Kind.PLAIN, text.substring(from, to), from + 1));
      return to;
    }
    char c = text.charAt(from);
    if ("(),=~".indexOf(c) >= 0) {
      words.add(new Word(Kind.SIGN, String.valueOf(c), from + 1));
      return from + 1;
    }
    if ("!<>".indexOf(c) >= 0) {
      boolean two = from + 1 < text.length() && "=~".indexOf(text.charAt(from + 1)) >= 0;
      words.add(new Word(Kind.SIGN, text.substring(from, from + (two ? 2 : 1)), from + 1));
      return from + (two ? 2 : 1);
    }
    throw new BadCondition(from + 1, "a value with " + c + " in it needs quotes");
  }

  private static boolean isPlain(char c) {
    return Character.isLetterOrDigit(c) || "._:/+*-[]^".indexOf(c) >= 0;
  }
}
