package org.corridor.delivery.rest;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.corridor.delivery.Delivery;
import org.corridor.delivery.DeliveryState;

/** A delivery in a list. */
public record DeliveryView(
    UUID id,
    UUID message,
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
    String reason) {

  /** The delivery as the API shows it. */
  public static DeliveryView of(Delivery delivery) {
    return new DeliveryView(
        delivery.id(),
        delivery.message().value(),
        delivery.interfaceName(),
        delivery.route(),
        delivery.destination(),
        delivery.contentType(),
        delivery.version(),
        delivery.copyOf(),
        delivery.madeBy(),
        delivery.createdAt(),
        delivery.state(),
        delivery.stateAt(),
        delivery.attempts(),
        delivery.repeated(),
        delivery.notBefore(),
        delivery.reason());
  }
}
