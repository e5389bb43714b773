package org.corridor.core;

/** What came of a call. */
public sealed interface CoreOutcome {

  /** The partner's answer, whole and checked. */
  record Answered(CoreMessage message) implements CoreOutcome {}

  /**
   * The partner has not taken it.
   *
   * @param code as the rule names it, such as {@code UnAuthorized}
   * @param reason the partner's words; they may speak of anything
   */
  record Refused(String code, String reason) implements CoreOutcome {

    @Override
    public String toString() {
      return "refused: " + code;
    }
  }

  /** Nothing was sent, or the partner is not there: it can be sent again. */
  record Unreached(String reason) implements CoreOutcome {}

  /** It went out and nobody knows whether it was taken; a batch must not go again unseen. */
  record InDoubt(String reason) implements CoreOutcome {}
}
