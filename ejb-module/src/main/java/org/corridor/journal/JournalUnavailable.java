package org.corridor.journal;

/** The journal's database did not do what was asked. */
public final class JournalUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean refused;

  private JournalUnavailable(String message, boolean refused) {
    super(message);
    this.refused = refused;
  }

  JournalUnavailable(String message, Throwable cause) {
    super(message, cause);
    this.refused = false;
  }

  /**
   * The database answered with an SQL state. Its own words are left out: drivers quote rows in
   * them.
   */
  static JournalUnavailable answered(String state) {
    // Class 22 is a data exception, class 23 a constraint (ISO 9075-2, 24.1).
    return new JournalUnavailable(
        "the journal's database answered with SQL state " + state,
        state.startsWith("22") || state.startsWith("23"));
  }

  /** Whether the database will never take these rows as they are; otherwise later it may. */
  public boolean refused() {
    return refused;
  }
}
