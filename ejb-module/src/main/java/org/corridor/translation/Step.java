package org.corridor.translation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of a path to an element.
 *
 * @param name the element's name
 * @param slot tells items of a list apart that are filled by several rows; empty for none
 * @param perRepetition whether each repetition of the field has an item of its own
 * @param url of an extension; empty for other elements
 * @param child a child that gets {@code value} unless the sender says otherwise; empty for none
 * @param value see {@code child}
 */
record Step(
    String name, String slot, boolean perRepetition, String url, String child, String value) {

  private static final Pattern FORM =
      Pattern.compile(
          "([A-Za-z]+)(?:\\[([A-Za-z0-9]+)(\\+?)])?(?:\\(([^)]+)\\))?(?:\\{([A-Za-z]+)=([^}]+)})?");

  private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";

  /**
   * Reads a step.
   *
   * @throws IllegalArgumentException when {@code text} is none
   */
  static Step of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a step of a path: " + text);
    }
    String name = matcher.group(1);
    String url = absolute(blank(matcher.group(4)));
    boolean extension = name.equals("extension");
    if (extension == url.isEmpty()) {
      throw new IllegalArgumentException("an extension, and only that, has a URL: " + text);
    }
    String slot = blank(matcher.group(2));
    boolean own = extension && slot.isEmpty();
    return new Step(
        name,
        own ? url : slot,
        own || blank(matcher.group(3)).equals("+"),
        url,
        blank(matcher.group(5)),
        blank(matcher.group(6)));
  }

  private static String absolute(String url) {
    // Parts of a complex extension have short names; a dash tells the core's own definitions.
    return url.contains(":") || !url.contains("-") ? url : CORE + url;
  }

  private static String blank(String group) {
    return group == null ? "" : group;
  }

  boolean isExtension() {
    return !url.isEmpty();
  }
}
