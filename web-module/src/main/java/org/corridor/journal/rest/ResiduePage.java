package org.corridor.journal.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.LeftoverCount;

/**
 * A page of places that nothing reads.
 *
 * @param residue by sender and place
 * @param next the {@code cursor} of the page that follows; absent on the last page
 */
public record ResiduePage(List<ResidueView> residue, Optional<UUID> next) {

  /** A place, and in how many messages of the sender it had a value. */
  public record ResidueView(
      String interfaceName,
      String sendingApplication,
      String sendingFacility,
      String location,
      long messages,
      UUID latestMessage,
      Instant latestAt) {

    static ResidueView of(LeftoverCount count) {
      return new ResidueView(
          count.interfaceName(),
          count.sendingApplication(),
          count.sendingFacility(),
          count.location(),
          count.messages(),
          count.latest().value(),
          count.latest().time());
    }
  }

  /** Makes a page of at most {@code limit} from what was found when asking for one more. */
  static ResiduePage of(List<LeftoverCount> found, int limit) {
    return new ResiduePage(
        found.stream().limit(limit).map(ResidueView::of).toList(), next(found, limit));
  }

  static Optional<UUID> next(List<LeftoverCount> found, int limit) {
    return found.size() > limit ? Optional.of(found.get(limit - 1).id()) : Optional.empty();
  }
}
