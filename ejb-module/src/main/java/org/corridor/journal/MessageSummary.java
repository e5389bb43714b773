package org.corridor.journal;

import java.time.Instant;
import java.util.List;
import org.corridor.shared.MessageId;

/**
 * One line of a list of messages.
 *
 * @param id the hub's id
 * @param interfaceName the configured connection it came through
 * @param receivedAt when its last byte was read
 * @param state where it stands
 * @param stateAt since when
 * @param type MSH-9 as {@code ADT^A01}
 * @param controlId MSH-10
 * @param sendingApplication MSH-3.1
 * @param sendingFacility MSH-4.1
 * @param patient the patient identifier as {@code authority|number}; may be empty
 * @param acknowledgement the code the sender got; empty when none was sent
 * @param format what its content is
 * @param size of the content in bytes
 * @param attempts how often it was processed
 * @param reason why it stands there; empty when there is nothing to explain
 */
public record MessageSummary(
    MessageId id,
    String interfaceName,
    Instant receivedAt,
    MessageState state,
    Instant stateAt,
    String type,
    String controlId,
    String sendingApplication,
    String sendingFacility,
    String patient,
    String acknowledgement,
    Format format,
    int size,
    int attempts,
    String reason) {

  /** The message as it came in, to be processed again; {@code content} as received. */
  public Arrival arrival(byte[] content) {
    return new Arrival(
        id,
        interfaceName,
        receivedAt,
        true,
        type,
        controlId,
        sendingApplication,
        sendingFacility,
        patient,
        acknowledgement,
        List.of(),
        format,
        content);
  }
}
