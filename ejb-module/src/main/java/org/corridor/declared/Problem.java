package org.corridor.declared;

import java.nio.file.Path;

/**
 * Something in a declared file that cannot be used.
 *
 * @param file the declared file, or one beside it that it names
 * @param line from 1; 0 for the file as a whole
 * @param key where in the file, as in {@code character-set.default} or {@code codes[2].file}; may
 *     be empty
 * @param text what is wrong, and what would be right
 */
public record Problem(Path file, int line, String key, String text) {

  /** As compilers write it: {@code lab.yaml:12: codes[2].file: there is no such file}. */
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + text;
  }
}
