package org.corridor.fhirserver;

/**
 * Carries what a change itself threw past HAPI, so that it is not taken for the store's failure.
 */
final class DecisionFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final RuntimeException why;

  DecisionFailed(RuntimeException why) {
    super(why);
    this.why = why;
  }

  RuntimeException why() {
    return why;
  }
}
