package org.corridor.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.corridor.shared.MessageId;

/**
 * Something to deliver, handed over together with the fate of the message it comes from: both are
 * written or neither is.
 *
 * @param message the message that it comes from
 * @param interfaceName the interface that the message came through
 * @param route the route that sends it
 * @param destination the name of the destination
 * @param lane the patient, as {@link org.corridor.journal.Arrival#patient}; empty for none
 * @param contentType as in {@link Payload}
 * @param content the bytes; empty when they are those of the message
 * @param version of the interface's file
 */
public record Consignment(
    MessageId message,
    String interfaceName,
    String route,
    String destination,
    String lane,
    String contentType,
    Optional<byte[]> content,
    String version) {

  /** The delivery's id: handing the same in again makes no second one. */
  public UUID id() {
    String name = message + "|" + route + "|" + destination;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
