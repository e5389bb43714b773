package org.corridor.results;

/**
 * How far a result or report has come. A higher state is never replaced by a lower one; what was
 * withdrawn or cancelled is replaced by anything newer.
 */
enum ResultState {
  /** Nothing is known of its state. */
  UNKNOWN,
  /** Ordered, and no value yet. */
  EXPECTED,
  /** There is a value that may still change. */
  PRELIMINARY,
  /** Released: only a correction or a withdrawal changes it. */
  FINAL,
  /** Corrected, amended or added to after its release. */
  CORRECTED,
  /** Cancelled or entered in error. */
  WITHDRAWN;

  /** The state behind a code of FHIR's observation-status or diagnostic-report-status. */
  static ResultState of(String status) {
    return switch (status) {
      case "registered" -> EXPECTED;
      case "preliminary", "partial" -> PRELIMINARY;
      case "final" -> FINAL;
      case "amended", "corrected", "appended" -> CORRECTED;
      case "cancelled", "entered-in-error" -> WITHDRAWN;
      default -> UNKNOWN;
    };
  }

  /**
   * Whether a statement in state {@code said} takes the place of one in this state.
   *
   * @param newer whether it is not older than what it would replace
   */
  boolean givesWayTo(ResultState said, boolean newer) {
    if (this == WITHDRAWN || said == WITHDRAWN) {
      return newer;
    }
    int order = Integer.compare(said.release(), release());
    return order > 0 || (order == 0 && newer);
  }

  /** Final and corrected results are both released: the newer one counts. */
  private int release() {
    return Math.min(ordinal(), FINAL.ordinal());
  }
}
