package org.corridor.conformance;

/** What our lists write where one line is about several rows of the guide. */
final class Glob {

  private Glob() {}

  /** Whether {@code pattern}, which may begin or end with a star, means {@code text}. */
  static boolean matches(String pattern, String text) {
    if (pattern.startsWith("*") && pattern.length() > 1) {
      return text.endsWith(pattern.substring(1));
    }
    return pattern.endsWith("*")
        ? text.startsWith(pattern.substring(0, pattern.length() - 1))
        : text.equals(pattern);
  }
}
