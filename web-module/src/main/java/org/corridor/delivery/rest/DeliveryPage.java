package org.corridor.delivery.rest;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.delivery.Delivery;

/**
 * A page of deliveries.
 *
 * @param deliveries those of the newest messages first
 * @param next the {@code cursor} of the page that follows; absent on the last page
 */
public record DeliveryPage(List<DeliveryView> deliveries, Optional<UUID> next) {

  /** Makes a page of at most {@code limit} from the deliveries found when asking for one more. */
  static DeliveryPage of(List<Delivery> found, int limit) {
    List<DeliveryView> page = found.stream().limit(limit).map(DeliveryView::of).toList();
    return new DeliveryPage(
        page,
        found.size() > limit ? Optional.of(page.get(page.size() - 1).id()) : Optional.empty());
  }
}
