package org.corridor.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

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

  /**
   * The delivery's id: handing the same in again makes no second one. It begins like the message's,
   * so that a message's deliveries lie together, in the order of time.
   */
  public UUID id() {
    UUID name = UUID.nameUUIDFromBytes((message + "|" + route + "|" + destination).getBytes(UTF_8));
    return new UUID(message.value().getMostSignificantBits(), name.getLeastSignificantBits());
  }

  /** The lane as it is stored: nothing that names a patient. */
  Optional<UUID> laneKey() {
    return lane.isEmpty()
        ? Optional.empty()
        : Optional.of(UUID.nameUUIDFromBytes(lane.getBytes(UTF_8)));
  }
}
