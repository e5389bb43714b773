package org.corridor.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.conformance.Element.Leg;

/**
 * A row of one of our mapping tables.
 *
 * @param file the table, as {@code PID-Patient}
 * @param segment which it maps
 * @param fills where the row puts its value
 * @param also what the row fills besides when the sender is silent, as {@code telecom.use}; may be
 *     empty
 * @param type a data type map, or the name of a function, which has no bracket
 * @param value fixed; may be empty
 */
record OurRow(
    String file,
    String segment,
    String guide,
    Leg fills,
    String also,
    String type,
    String table,
    String value,
    String note) {

  private static final Pattern STEP =
      Pattern.compile("([A-Za-z]+)(?:\\[[^\\]]*])?(?:\\(([^)]*)\\))?(?:\\{(\\w+)=([^}]*)})?");

  static OurRow of(
      String file,
      String root,
      String guide,
      String fhir,
      String type,
      String table,
      String value,
      String note) {
    List<String> steps = new ArrayList<>();
    String also = "";
    List<String> parts = Element.split(root);
    String resource = parts.remove(0);
    parts.addAll(Element.split(fhir));
    for (String part : parts) {
      Matcher step = STEP.matcher(part);
      if (!step.matches()) {
        throw new IllegalArgumentException(file + ": " + fhir);
      }
      boolean extension = step.group(2) != null;
      steps.add(extension ? Element.extension(step.group(2)) : Element.plain(step.group(1)));
      also = step.group(3) == null ? also : step.group(3) + "=" + step.group(4);
    }
    return new OurRow(
        file,
        file.substring(0, 3),
        guide,
        new Leg(resource, steps),
        also,
        type,
        table,
        value,
        note);
  }

  /** The steps of a path as our tables write it. */
  static List<String> steps(String path) {
    return of("XXX", "X", "", path, "", "", "", "").fills().steps();
  }

  /** Whether a function of ours makes the value, and knows best what it fills. */
  boolean isFunction() {
    return value.isEmpty() && !type.contains("[");
  }
}
