package org.corridor.hl7v2;

import java.util.List;
import org.corridor.shared.Finding;

/** The delimiters that MSH-1 and MSH-2 declare (HL7 v2.5.1 ch. 2.5.4; the sixth since 2.7). */
record Separators(
    char field,
    char component,
    char repetition,
    char escape,
    char subcomponent,
    char truncation,
    int declared) {

  private static final String USUAL = "^~\\&#";
  private static final String SPARE = "!@%*+$";

  /**
   * Reads the delimiters of a header segment.
   *
   * @param header where the segment's name starts in {@code text}
   * @param end where the segment ends
   * @throws Unreadable when no field separator follows the name
   */
  static Separators read(String text, int header, int end, List<Finding> findings) {
    if (header + 3 >= end || !isDelimiter(text.charAt(header + 3))) {
      throw new Unreadable(
          Finding.error("MSH-1", "101", "MSH is not followed by a usable field separator"));
    }
    char field = text.charAt(header + 3);
    int from = header + 4;
    int declared = 0;
    while (from + declared < end && text.charAt(from + declared) != field) {
      declared++;
    }
    char[] found = new char[USUAL.length()];
    for (int i = 0; i < found.length; i++) {
      boolean sent = i < declared && isDelimiter(text.charAt(from + i));
      found[i] = sent ? text.charAt(from + i) : free(i, field, found);
    }
    note(field, found, declared, findings);
    return new Separators(field, found[0], found[1], found[2], found[3], found[4], declared);
  }

  /** The usual character, unless the sender uses it for something else. */
  private static char free(int place, char field, char[] found) {
    for (char candidate : (USUAL.charAt(place) + SPARE).toCharArray()) {
      boolean taken = candidate == field;
      for (int i = 0; i < place; i++) {
        taken |= candidate == found[i];
      }
      if (!taken) {
        return candidate;
      }
    }
    return USUAL.charAt(place);
  }

  private static void note(char field, char[] found, int declared, List<Finding> findings) {
    if (declared < 4) {
      findings.add(
          Finding.warning(
              "MSH-2", "separators-missing", "MSH-2 names fewer than four encoding characters"));
    }
    for (int i = 0; i < 4; i++) {
      boolean taken = found[i] == field;
      for (int j = 0; j < i; j++) {
        taken |= found[i] == found[j];
      }
      if (taken) {
        findings.add(
            Finding.warning(
                "MSH-2", "separators-ambiguous", "MSH-2 names one character for two purposes"));
        return;
      }
    }
  }

  private static boolean isDelimiter(char c) {
    return c > ' ' && c != 0x7F && !Character.isLetterOrDigit(c);
  }

  /** {@code value} with every delimiter escaped and every line break made a blank. */
  String escape(String value) {
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      char name = nameOf(c);
      if (name != 0) {
        out.append(escape).append(name).append(escape);
      } else {
        out.append(c < ' ' ? ' ' : c);
      }
    }
    return out.toString();
  }

  /** {@code hl7}, written with {@code |^~\&}, in the separators of this message. */
  String translate(String hl7) {
    StringBuilder out = new StringBuilder(hl7.length());
    for (int i = 0; i < hl7.length(); i++) {
      char c = hl7.charAt(i);
      switch (c) {
        case '|' -> out.append(field);
        case '^' -> out.append(component);
        case '~' -> out.append(repetition);
        case '\\' -> out.append(escape);
        case '&' -> out.append(subcomponent);
        default -> out.append(escape(String.valueOf(c)));
      }
    }
    return out.toString();
  }

  /** Whether all of them are below 128. */
  boolean areAscii() {
    return (field | component | repetition | escape | subcomponent | truncation) < 128;
  }

  private char nameOf(char c) {
    if (c == escape) {
      return 'E';
    }
    if (c == field) {
      return 'F';
    }
    if (c == component) {
      return 'S';
    }
    if (c == subcomponent) {
      return 'T';
    }
    return c == repetition ? 'R' : 0;
  }

  /** MSH-1 and MSH-2 as this message has them, for an answer in the same dress. */
  String header() {
    String four = "" + field + component + repetition + escape + subcomponent;
    return declared > 4 ? four + truncation : four;
  }
}
