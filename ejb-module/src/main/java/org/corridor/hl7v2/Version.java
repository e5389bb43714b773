package org.corridor.hl7v2;

import java.util.Set;

/**
 * A version of HL7 v2 as MSH-12 names it. One that nobody knows counts as 2.5.1 when a message is
 * written.
 */
public record Version(int minor, int patch) {

  private static final Set<String> PUBLISHED =
      Set.of(
          "2.1", "2.2", "2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.7.1", "2.8",
          "2.8.1", "2.8.2");

  /** Reads MSH-12.1. */
  public static Version of(String name) {
    if (!isPublished(name)) {
      return new Version(5, 1);
    }
    return new Version(name.charAt(2) - '0', name.length() > 4 ? name.charAt(4) - '0' : 0);
  }

  /** Whether HL7 published a version of that name, 2.1 to 2.8.2. */
  public static boolean isPublished(String name) {
    return PUBLISHED.contains(name);
  }

  /** Whether ERR names places and codes in fields of their own: since 2.5. */
  boolean hasErrorFields() {
    return minor >= 5;
  }

  /** Whether MSH-9 names a structure: since 2.3.1. */
  boolean hasStructures() {
    return minor > 3 || (minor == 3 && patch >= 1);
  }
}
