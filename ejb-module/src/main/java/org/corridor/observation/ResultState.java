package org.corridor.observation;

/**
 * How far a result or report has come. A higher state is never replaced by a lower one; what was
 * withdrawn or cancelled is replaced by anything newer.
 */
public enum ResultState {
  /** Nothing is known of its state. */
  UNKNOWN(0),
  /** Ordered, and no value yet. */
  EXPECTED(1),
  /** There is a value that may still change. */
  PRELIMINARY(2),
  /** Released: only a correction or a withdrawal changes it. */
  FINAL(3),
  /** Corrected, amended or added to after its release: as final as before, the newer one counts. */
  CORRECTED(3),
  /** Cancelled or entered in error. */
  WITHDRAWN(4);

  private final int progress;

  ResultState(int progress) {
    this.progress = progress;
  }

  /** The state behind a code of FHIR's observation-status or diagnostic-report-status. */
  public static ResultState of(String status) {
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
  public boolean givesWayTo(ResultState said, boolean newer) {
    if (this == WITHDRAWN || said == WITHDRAWN) {
      return newer;
    }
    return said.progress > progress || (said.progress == progress && newer);
  }

  /**
   * Whether a result in this state stays or becomes a corrected one by what was {@code said}, in
   * whatever order the two arrive.
   */
  public boolean isCorrectedWith(ResultState said) {
    return (this == FINAL && said == CORRECTED) || (this == CORRECTED && said == FINAL);
  }
}
