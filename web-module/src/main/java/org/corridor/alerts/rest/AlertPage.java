package org.corridor.alerts.rest;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.alerts.Alert;

/**
 * A page of alerts.
 *
 * @param alerts the newest first
 * @param next the {@code cursor} of the page that follows; absent on the last page
 */
public record AlertPage(List<AlertView> alerts, Optional<UUID> next) {

  /** Makes a page of at most {@code limit} from the alerts found when asking for one more. */
  static AlertPage of(List<Alert> found, int limit) {
    List<AlertView> page = found.stream().limit(limit).map(AlertView::of).toList();
    return new AlertPage(
        page,
        found.size() > limit ? Optional.of(page.get(page.size() - 1).id()) : Optional.empty());
  }
}
