package org.corridor.shared;

import java.util.regex.Pattern;

/**
 * A code that the table meant for it does not list. What a sender writes into a code's place
 * although it is text is not kept: it could name a patient.
 *
 * @param location where it stands, as {@code PID-8} or {@code OBX[2]-5.1}
 * @param table the four digits of the v2 table, or {@code UCUM}: as a profile's codes name it
 * @param code as sent; {@code (text)} when it does not look like a code
 * @param system the URI of its coding system; empty when none was sent
 */
public record UnmappedCode(String location, String table, String code, String system) {

  /** What stands for a value that is no code. */
  public static final String TEXT = "(text)";

  // No blanks, no number long enough to be somebody's.
  private static final Pattern CODE = Pattern.compile("(?!.*\\d{6})\\S{1,40}");
  private static final Pattern ORDINAL = Pattern.compile("\\[\\d+]");

  public UnmappedCode {
    code = CODE.matcher(code).matches() ? code : TEXT;
  }

  /** The field it stands in, whichever of several segments or repetitions that is. */
  public String field() {
    return ORDINAL.matcher(location).replaceAll("");
  }
}
