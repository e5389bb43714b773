package org.corridor.commandline;

import static org.corridor.hl7v2.AcknowledgementCondition.AL;
import static org.corridor.hl7v2.AcknowledgementCondition.ER;
import static org.corridor.hl7v2.AcknowledgementCondition.NE;
import static org.corridor.hl7v2.AcknowledgementCondition.SU;

import org.corridor.hl7v2.AcknowledgementCondition;
import org.corridor.hl7v2.Header;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;

/**
 * Which answers the sender of a message will hear, by its MSH-15 and MSH-16 (HL7 v2.5.1 ch. 2.9).
 *
 * @param controlId MSH-10, which answers repeat
 * @param accept when the first is due: that the message is safe
 * @param application when the second is due: what became of it
 */
record Due(
    String controlId, AcknowledgementCondition accept, AcknowledgementCondition application) {

  static Due of(byte[] message) {
    try {
      Header header = V2Message.parse(message, SenderProfile.UNCONFIGURED).header();
      return header.enhanced()
          ? new Due(
              header.controlId(),
              AcknowledgementCondition.of(header.acceptAcknowledgement()),
              AcknowledgementCondition.of(header.applicationAcknowledgement()))
          // Original mode: one answer, which may be either.
          : new Due(header.controlId(), AL, NE);
    } catch (Unreadable refusedByEverybody) {
      return new Due("", AL, NE);
    }
  }

  /** Whether an answer that the message is safe comes when all goes well. */
  boolean acceptComes() {
    return accept == AL || accept == SU;
  }

  /** Whether an answer after processing comes when all goes well. */
  boolean applicationComes() {
    return application == AL || application == SU;
  }

  /** Whether an answer comes only when something is wrong, at whatever time. */
  boolean onlyErrors() {
    return accept == ER || application == ER;
  }

  @Override
  public String toString() {
    return "MSH-15 " + accept + ", MSH-16 " + application;
  }
}
