package org.corridor.payer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An interchange that the box sends.
 *
 * @param kind such as {@code TA1}, {@code 999}, {@code 277CA}, {@code 271} or {@code 835}
 * @param control ISA13
 */
public record Outgoing(String kind, String control, byte[] bytes) {

  /** A name for a file of it. */
  public String name() {
    return control + "." + kind;
  }

  /** The same about an interchange, a group, or claims that nobody sent. */
  Outgoing withWrongNumbers() {
    String text = new String(bytes, UTF_8);
    String wrong =
        text.replaceAll("(?m)(?<=^|~)TA1\\*.{9}", "TA1*999999998")
            .replaceAll("(?m)(?<=^|~)(AK1\\*..\\*)[^*]*", "$1999999998")
            .replaceAll("(?m)(?<=^|~)(TRN\\*2\\*|REF\\*6R\\*)", "$1NOT")
            .replaceAll("(?m)(?<=^|~)CLP\\*([^*]*(?:\\*[^*]*){5}\\*)", "CLP*NOT$1NOT");
    return new Outgoing(kind, control, wrong.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return name();
  }
}
