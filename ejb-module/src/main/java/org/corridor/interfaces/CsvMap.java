package org.corridor.interfaces;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.corridor.hl7v2.Places;

/**
 * How the rows of a table become messages.
 *
 * @param separator between two columns
 * @param charset of the file
 * @param message the type of each message, as {@code ADT^A28}
 * @param columns where the value of a column goes, by its name in the first row
 * @param constants what stands in every message
 */
public record CsvMap(
    char separator,
    Charset charset,
    String message,
    Map<String, List<Places>> columns,
    Map<Places, String> constants) {

  private static final String ASCII = "A\n;\"";

  /** Whether tables are read in that character set: one in which a byte below 128 is ASCII. */
  public static boolean reads(Charset charset) {
    return charset.canEncode() && Arrays.equals(ASCII.getBytes(US_ASCII), ASCII.getBytes(charset));
  }

  /** The same for a table in another character set, one that {@link #reads} knows. */
  public CsvMap in(Charset other) {
    return new CsvMap(separator, other, message, columns, constants);
  }
}
