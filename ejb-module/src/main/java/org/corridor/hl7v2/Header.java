package org.corridor.hl7v2;

import java.util.Optional;

/**
 * What MSH says. Everything is unescaped and empty when absent; of fields with components the first
 * one, unless named.
 *
 * @param sendingApplication MSH-3.1
 * @param sendingFacility MSH-4.1
 * @param receivingApplication MSH-5.1
 * @param receivingFacility MSH-6.1
 * @param time MSH-7 as sent
 * @param type MSH-9.1
 * @param trigger MSH-9.2; where old senders leave it out EVN-1, or R01 for an ORU
 * @param structure MSH-9.3
 * @param controlId MSH-10
 * @param processingId MSH-11.1
 * @param version MSH-12.1
 * @param acceptAcknowledgement MSH-15
 * @param applicationAcknowledgement MSH-16
 */
public record Header(
    String sendingApplication,
    String sendingFacility,
    String receivingApplication,
    String receivingFacility,
    String time,
    String type,
    String trigger,
    String structure,
    String controlId,
    String processingId,
    String version,
    String acceptAcknowledgement,
    String applicationAcknowledgement) {

  static Header of(V2Segment msh, Optional<V2Segment> evn) {
    return new Header(
        msh.value(3, 1),
        msh.value(4, 1),
        msh.value(5, 1),
        msh.value(6, 1),
        msh.value(7, 1),
        msh.value(9, 1),
        trigger(msh, evn),
        msh.value(9, 3),
        msh.field(10).first().text(),
        msh.value(11, 1),
        msh.value(12, 1),
        msh.value(15, 1),
        msh.value(16, 1));
  }

  private static String trigger(V2Segment msh, Optional<V2Segment> evn) {
    String sent = msh.value(9, 2);
    if (!sent.isEmpty()) {
      return sent;
    }
    return evn.map(segment -> segment.value(1, 1))
        .filter(event -> !event.isEmpty())
        .orElse(msh.value(9, 1).equals("ORU") ? "R01" : "");
  }

  /** Whether the sender asks for enhanced acknowledgement (HL7 v2.5.1 ch. 2.9.3). */
  public boolean enhanced() {
    return !acceptAcknowledgement.isEmpty() || !applicationAcknowledgement.isEmpty();
  }
}
