package org.corridor.interfaces;

import java.nio.charset.Charset;
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
    Map<Places, String> constants) {}
