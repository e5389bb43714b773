package org.corridor.writing;

import org.eclipse.microprofile.config.Config;

/**
 * Who the messages are from.
 *
 * @param application {@code corridor.writing.application}: MSH-3
 * @param facility {@code corridor.writing.facility}: MSH-4
 */
public record Letterhead(String application, String facility) {

  /** Reads the settings. */
  public static Letterhead from(Config config) {
    return new Letterhead(
        config.getOptionalValue("corridor.writing.application", String.class).orElse("CORRIDOR"),
        config.getOptionalValue("corridor.writing.facility", String.class).orElse(""));
  }
}
