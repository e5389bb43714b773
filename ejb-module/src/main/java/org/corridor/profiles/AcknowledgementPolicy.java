package org.corridor.profiles;

/**
 * How a sender is answered, where that is not as its messages ask for.
 *
 * @param mode which of the two ways of HL7 v2.5.1 ch. 2.9
 * @param answer what is answered
 * @param takesUnknownTypes whether messages that no family takes are accepted, and then only kept
 */
public record AcknowledgementPolicy(Mode mode, Answer answer, boolean takesUnknownTypes) {

  /** Original or enhanced acknowledgement. */
  public enum Mode {
    /** Enhanced when MSH-15 or MSH-16 is filled. */
    AS_SENT,
    /** Original, whatever stands in MSH-15 and MSH-16. */
    ORIGINAL,
    /** Enhanced; an accept acknowledgement always when neither MSH-15 nor MSH-16 is filled. */
    ENHANCED
  }

  /** When the hub has something to say. */
  public enum Answer {
    /** In original mode when the message is safe, in enhanced mode as MSH-16 asks. */
    AS_SENT,
    /** When the message is safe, and never again. */
    WHEN_STORED,
    /** In original mode only after processing, in enhanced mode after processing too. */
    WHEN_PROCESSED
  }

  /** That of a sender of which nothing else is said. */
  public static final AcknowledgementPolicy USUAL =
      new AcknowledgementPolicy(Mode.AS_SENT, Answer.AS_SENT, false);
}
