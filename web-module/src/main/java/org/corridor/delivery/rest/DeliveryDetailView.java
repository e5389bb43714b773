package org.corridor.delivery.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.corridor.delivery.DeliveryDetail;
import org.corridor.delivery.DeliveryState;

/**
 * Everything about a delivery except its content.
 *
 * @param delivery where it stands
 * @param timeline what happened to it, in order
 * @param copies the deliveries that repeat or correct it
 */
public record DeliveryDetailView(
    DeliveryView delivery, List<AttemptView> timeline, List<UUID> copies) {

  /** One thing that happened. */
  public record AttemptView(Instant at, DeliveryState state, int attempt, String text, String who) {
    static AttemptView of(DeliveryDetail.Event event) {
      return new AttemptView(event.at(), event.state(), event.attempt(), event.text(), event.who());
    }
  }

  static DeliveryDetailView of(DeliveryDetail detail) {
    return new DeliveryDetailView(
        DeliveryView.of(detail.delivery()),
        detail.timeline().stream().map(AttemptView::of).toList(),
        detail.copies());
  }
}
