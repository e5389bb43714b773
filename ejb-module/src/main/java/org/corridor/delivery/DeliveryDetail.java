package org.corridor.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Everything about a delivery except its content.
 *
 * @param delivery where it stands
 * @param timeline what happened to it, in order; a destination that is down for long is told once
 * @param copies the deliveries that repeat or correct it
 */
public record DeliveryDetail(Delivery delivery, List<Event> timeline, List<UUID> copies) {

  /**
   * One thing that happened.
   *
   * @param at when
   * @param state the state it left
   * @param attempt how often it had been given to a courier by then
   * @param text in words; may be empty
   * @param who the user's name; empty for the hub itself
   */
  public record Event(Instant at, DeliveryState state, int attempt, String text, String who) {}
}
