package org.corridor.hl7v2;

import java.nio.charset.Charset;

/** The text of a message and how to cut it: offsets go in, strings come out, nothing is kept. */
final class V2Text {

  private final String text;
  private final Separators separators;
  private final Escapes escapes;

  V2Text(String text, Separators separators, Charset charset, boolean plain) {
    this.text = text;
    this.separators = separators;
    this.escapes = new Escapes(text, separators, charset, plain);
  }

  Separators separators() {
    return separators;
  }

  String raw(int from, int to) {
    return text.substring(from, to);
  }

  String read(int from, int to) {
    return isNull(from, to) ? "" : escapes.read(from, to);
  }

  /** Whether exactly {@code ""} stands there. */
  boolean isNull(int from, int to) {
    return to - from == 2 && text.charAt(from) == '"' && text.charAt(from + 1) == '"';
  }

  /** Whether anything but blanks and separators stands there. */
  boolean hasContent(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c > ' '
          && c != separators.component()
          && c != separators.subcomponent()
          && c != separators.repetition()) {
        return true;
      }
    }
    return false;
  }

  int count(char separator, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == separator) {
        count++;
      }
    }
    return count;
  }

  /** Where {@code separator} is next, or {@code to}. */
  int next(char separator, int from, int to) {
    int i = from;
    while (i < to && text.charAt(i) != separator) {
      i++;
    }
    return i;
  }

  /** Where part {@code n}, counted from 1, starts; -1 when there are fewer. */
  int part(char separator, int n, int from, int to) {
    int start = from;
    for (int i = 1; i < n; i++) {
      start = next(separator, start, to) + 1;
      if (start > to) {
        return -1;
      }
    }
    return start;
  }

  String sub(int from, int to, int component, int subcomponent) {
    int start = start(from, to, component, subcomponent);
    return start < 0 ? "" : read(start, end(start, to));
  }

  /** Whether {@link #sub} is not empty. */
  boolean hasSub(int from, int to, int component, int subcomponent) {
    int start = start(from, to, component, subcomponent);
    return start >= 0 && !isEmpty(start, end(start, to));
  }

  private boolean isEmpty(int from, int to) {
    // Some escapes stand for nothing.
    return from == to
        || isNull(from, to)
        || (text.charAt(from) == separators.escape() && read(from, to).isEmpty());
  }

  /** Where a sub-component starts; -1 when there are fewer. */
  private int start(int from, int to, int component, int subcomponent) {
    int start = part(separators.component(), component, from, to);
    return start < 0 || subcomponent == 1
        ? start
        : part(
            separators.subcomponent(),
            subcomponent,
            start,
            next(separators.component(), start, to));
  }

  private int end(int start, int to) {
    int end = start;
    while (end < to
        && text.charAt(end) != separators.component()
        && text.charAt(end) != separators.subcomponent()) {
      end++;
    }
    return end;
  }
}
