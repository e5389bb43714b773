package org.corridor.journal;

import java.time.Instant;
import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;

/**
 * A message as it came in. This is what lies on the inbound queue, sealed, and what the journal
 * keeps.
 *
 * @param id the hub's id of the message
 * @param interfaceName the configured connection it came through
 * @param receivedAt when its last byte was read
 * @param replay whether an operator put it back, so that it is not a resend of itself
 * @param messageType MSH-9 as {@code ADT^A01}, for FHIR {@code Bundle^transaction}; empty when
 *     unreadable
 * @param controlId MSH-10, for FHIR what the sender calls its message; empty when unreadable
 * @param sendingApplication MSH-3.1, for FHIR the user who sent it; may be empty
 * @param sendingFacility MSH-4.1, for FHIR the system of the control id; may be empty
 * @param patient the patient identifier that orders it, as {@code authority|number}; may be empty
 * @param acknowledgement the code the sender got: AA, AE, AR, CA, CE, CR; empty when none was sent
 * @param refusals why it was rejected at the door; empty when it was accepted
 * @param format what the content is
 * @param content the bytes exactly as received, without the frame
 */
public record Arrival(
    MessageId id,
    String interfaceName,
    Instant receivedAt,
    boolean replay,
    String messageType,
    String controlId,
    String sendingApplication,
    String sendingFacility,
    String patient,
    String acknowledgement,
    List<Finding> refusals,
    Format format,
    byte[] content) {

  /** An HL7 v2 message. */
  public Arrival(
      MessageId id,
      String interfaceName,
      Instant receivedAt,
      boolean replay,
      String messageType,
      String controlId,
      String sendingApplication,
      String sendingFacility,
      String patient,
      String acknowledgement,
      List<Finding> refusals,
      byte[] content) {
    this(
        id,
        interfaceName,
        receivedAt,
        replay,
        messageType,
        controlId,
        sendingApplication,
        sendingFacility,
        patient,
        acknowledgement,
        refusals,
        Format.V2,
        content);
  }
}
