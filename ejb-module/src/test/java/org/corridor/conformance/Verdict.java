package org.corridor.conformance;

/**
 * What became of a row of the guide.
 *
 * @param state see {@link State}
 * @param why the table or message that shows it, the reason of a deviation, or what is missing
 */
record Verdict(GuideRow row, State state, String why) {

  /** The states, with their headings on the page. */
  enum State {
    IMPLEMENTED("implemented"),
    DIFFERENTLY("differently"),
    LEFT_OUT("left out"),
    NOT_APPLICABLE("not applicable"),
    MISSING("missing");

    private final String title;

    State(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }

    static State titled(String title) {
      for (State state : values()) {
        if (state.title.equals(title)) {
          return state;
        }
      }
      throw new IllegalArgumentException("no state: " + title);
    }
  }

  boolean is(State wanted) {
    return state == wanted;
  }
}
