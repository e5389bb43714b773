package org.corridor.routing;

import java.util.regex.Pattern;
import org.corridor.shared.Finding;

/**
 * A regular expression that ends: one that tries too many ways through a value, as {@code (a+)+b\1}
 * does, is given up.
 */
record Expression(Pattern pattern) {

  private static final int STEPS = 1_000_000;

  /**
   * Compiles one.
   *
   * @throws java.util.regex.PatternSyntaxException when {@code text} is none
   */
  static Expression of(String text) {
    return new Expression(Pattern.compile(text));
  }

  boolean foundIn(String value) {
    try {
      return pattern.matcher(new Counted(value, new int[] {STEPS})).find();
    } catch (Endless | StackOverflowError e) {
      throw new Unroutable(
          Finding.error(
              "", "condition-too-slow", "The regular expression " + pattern + " takes too long"));
    }
  }

  private static final class Endless extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Endless() {
      super("too many steps", null, false, false);
    }
  }

  /** Text that counts how often it is looked at. */
  private record Counted(String text, int[] left) implements CharSequence {

    @Override
    public char charAt(int index) {
      if (--left[0] < 0) {
        throw new Endless();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
