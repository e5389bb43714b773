package org.corridor.intake;

import org.corridor.hl7v2.AcknowledgementCondition;
import org.corridor.hl7v2.Header;
import org.corridor.hl7v2.SenderRules;
import org.corridor.profiles.AcknowledgementPolicy;
import org.corridor.profiles.AcknowledgementPolicy.Answer;
import org.corridor.profiles.AcknowledgementPolicy.Mode;

/**
 * How one message is answered: as MSH-15 and MSH-16 ask (HL7 v2.5.1 ch. 2.9), or as its sender's
 * profile says.
 *
 * @param enhanced whether accept and application acknowledgements are two things
 * @param accept when the first is due, in enhanced mode
 * @param application when an answer is due after processing
 */
record Answering(
    boolean enhanced, AcknowledgementCondition accept, AcknowledgementCondition application) {

  static Answering of(Header header, SenderRules rules) {
    AcknowledgementPolicy policy =
        rules.find(AcknowledgementPolicy.class).orElse(AcknowledgementPolicy.USUAL);
    boolean enhanced =
        policy.mode() == Mode.AS_SENT ? header.enhanced() : policy.mode() == Mode.ENHANCED;
    AcknowledgementCondition accept =
        header.enhanced()
            ? AcknowledgementCondition.of(header.acceptAcknowledgement())
            : AcknowledgementCondition.AL;
    return new Answering(enhanced, accept, application(header, enhanced, policy.answer()));
  }

  private static AcknowledgementCondition application(
      Header header, boolean enhanced, Answer answer) {
    return switch (answer) {
      case WHEN_PROCESSED -> AcknowledgementCondition.AL;
      case WHEN_STORED -> AcknowledgementCondition.NE;
      case AS_SENT ->
          enhanced
              ? AcknowledgementCondition.of(header.applicationAcknowledgement())
              : AcknowledgementCondition.NE;
    };
  }

  /** Whether the only answer to a message that was taken comes after processing. */
  boolean waits() {
    return !enhanced && application != AcknowledgementCondition.NE;
  }

  /**
   * The acknowledgement that is due now; empty when none is.
   *
   * @param kind A, E or R
   */
  String now(char kind) {
    boolean positive = kind == 'A';
    if (!enhanced) {
      return positive && waits() ? "" : "A" + kind;
    }
    if (accept.wants(positive)) {
      return "C" + kind;
    }
    // A message refused at the door is never processed: its application acknowledgement is due now.
    return !positive && application.wants(false) ? "A" + kind : "";
  }
}
