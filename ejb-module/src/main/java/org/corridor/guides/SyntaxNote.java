package org.corridor.guides;

import java.util.function.IntPredicate;

/**
 * A relation among the elements of a segment or the components of a composite (X12.6, 3.7.4).
 *
 * @param kind P all or none, R one at least, E one at most, C if the first then all others, L if
 *     the first then one at least of the others
 * @param elements their numbers
 */
record SyntaxNote(char kind, int[] elements) {

  static SyntaxNote of(String text) {
    int[] numbers = new int[(text.length() - 1) / 2];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(text.substring(1 + 2 * i, 3 + 2 * i));
    }
    return new SyntaxNote(text.charAt(0), numbers);
  }

  /** The element that is missing, or with E too many, 0 if all is as it should be. */
  int broken(IntPredicate has) {
    return switch (kind) {
      case 'P' -> count(has, 0) == 0 ? 0 : firstWithout(has, 0);
      case 'R' -> count(has, 0) == 0 ? elements[0] : 0;
      case 'E' -> count(has, 0) > 1 ? lastWith(has) : 0;
      case 'C' -> has.test(elements[0]) ? firstWithout(has, 1) : 0;
      case 'L' -> has.test(elements[0]) && count(has, 1) == 0 ? elements[1] : 0;
      default -> throw new GuideDefect("no syntax note of kind " + kind);
    };
  }

  /** Its elements as bits. */
  long mask() {
    long mask = 0;
    for (int element : elements) {
      mask |= 1L << element;
    }
    return mask;
  }

  private int count(IntPredicate has, int from) {
    int count = 0;
    for (int i = from; i < elements.length; i++) {
      count += has.test(elements[i]) ? 1 : 0;
    }
    return count;
  }

  private int firstWithout(IntPredicate has, int from) {
    for (int i = from; i < elements.length; i++) {
      if (!has.test(elements[i])) {
        return elements[i];
      }
    }
    return 0;
  }

  private int lastWith(IntPredicate has) {
    int last = 0;
    for (int element : elements) {
      last = has.test(element) ? element : last;
    }
    return last;
  }
}
