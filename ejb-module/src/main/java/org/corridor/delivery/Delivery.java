package org.corridor.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.corridor.shared.MessageId;

/**
 * One line of a list of deliveries.
 *
 * @param id its id, the same for each attempt
 * @param message the message that it comes from
 * @param interfaceName the interface that the message came through
 * @param route the route that sends it
 * @param destination where it goes
 * @param contentType as in {@link Payload}
 * @param version of the interface's file that made it
 * @param copyOf the delivery that it repeats or corrects
 * @param madeBy who asked for it; empty for the hub itself
 * @param createdAt when it was put into its queue, for the last time
 * @param state where it stands
 * @param stateAt since when
 * @param attempts how often it was given to a courier
 * @param repeated whether an earlier attempt may have arrived
 * @param notBefore when it is tried again at the earliest, while it waits
 * @param reason what the receiver said, or why it stands there; may be empty
 */
public record Delivery(
    UUID id,
    MessageId message,
    String interfaceName,
    String route,
    String destination,
    String contentType,
    String version,
    Optional<UUID> copyOf,
    String madeBy,
    Instant createdAt,
    DeliveryState state,
    Instant stateAt,
    int attempts,
    boolean repeated,
    Optional<Instant> notBefore,
    String reason) {}
