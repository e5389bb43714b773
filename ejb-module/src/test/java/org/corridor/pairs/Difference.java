package org.corridor.pairs;

/**
 * What is not the same in a pair.
 *
 * @param path as {@code Patient.identifier.system}; the type alone for a resource that only one has
 * @param count how many values, or resources
 */
record Difference(String pair, String path, Side side, int count) {

  /** Who has it. */
  enum Side {
    THEIRS("only theirs"),
    OURS("only ours"),
    DIFFERENT("different");

    private final String title;

    Side(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }
}
