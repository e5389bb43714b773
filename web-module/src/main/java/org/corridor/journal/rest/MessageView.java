package org.corridor.journal.rest;

import java.time.Instant;
import java.util.UUID;
import org.corridor.journal.MessageState;
import org.corridor.journal.MessageSummary;

/**
 * A message in a list.
 *
 * @param contentType the media type of its content
 */
public record MessageView(
    UUID id,
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
    String contentType,
    int size,
    int attempts,
    String reason) {

  static MessageView of(MessageSummary message) {
    return new MessageView(
        message.id().value(),
        message.interfaceName(),
        message.receivedAt(),
        message.state(),
        message.stateAt(),
        message.type(),
        message.controlId(),
        message.sendingApplication(),
        message.sendingFacility(),
        message.patient(),
        message.acknowledgement(),
        message.format().mediaType(),
        message.size(),
        message.attempts(),
        message.reason());
  }
}
