package org.corridor.acknowledgement;

import java.text.Normalizer;

/** Makes what strangers wrote fit into an element of an answer. */
final class Fit {
  private Fit() {}

  /** Text of X12's characters, cut to a length. */
  static String text(String value, int most) {
    String plain = plain(value);
    return plain.length() > most ? plain.substring(0, most).stripTrailing() : plain;
  }

  private static String plain(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) > 0x7E) {
        return Normalizer.normalize(value, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^ -~]", " ");
      }
    }
    return value;
  }

  /** Text of a least length as well, filled up from the left. */
  static String sized(String value, int least, int most, char fill) {
    String text = text(value.strip(), most);
    return String.valueOf(fill).repeat(Math.max(0, least - text.length())) + text;
  }

  /** A whole number of at most so many digits; 0 for what is none. */
  static String number(String value, int most) {
    String digits = value.strip();
    boolean number = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number && digits.length() <= most ? digits : "0";
  }

  /** The name of a segment; one that X12 would not allow is told as unknown. */
  static String segment(String name) {
    boolean allowed =
        (name.length() == 2 || name.length() == 3)
            && name.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    return allowed ? name : "UNK";
  }
}
