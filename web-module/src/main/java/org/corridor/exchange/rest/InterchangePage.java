package org.corridor.exchange.rest;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.exchange.StoredInterchange;

/**
 * A page of interchanges.
 *
 * @param interchanges the newest first
 * @param next the {@code cursor} of the page that follows; absent on the last page
 */
public record InterchangePage(List<InterchangeView> interchanges, Optional<UUID> next) {

  /** Makes a page of at most {@code limit} from those found when asking for one more. */
  static InterchangePage of(List<StoredInterchange> found, int limit) {
    List<InterchangeView> page = found.stream().limit(limit).map(InterchangeView::of).toList();
    return new InterchangePage(
        page,
        found.size() > limit ? Optional.of(page.get(page.size() - 1).id()) : Optional.empty());
  }
}
