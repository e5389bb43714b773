package org.corridor.journal.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.LeftoverCount;

/**
 * A page of codes that no table lists.
 *
 * @param codes by sender and place
 * @param next the {@code cursor} of the page that follows; absent on the last page
 */
public record UnmappedCodesPage(List<UnmappedCodeView> codes, Optional<UUID> next) {

  /** A code, and in how many messages of the sender it came. */
  public record UnmappedCodeView(
      String interfaceName,
      String sendingApplication,
      String sendingFacility,
      String location,
      String table,
      String code,
      String system,
      long messages,
      UUID latestMessage,
      Instant latestAt) {

    static UnmappedCodeView of(LeftoverCount count) {
      return new UnmappedCodeView(
          count.interfaceName(),
          count.sendingApplication(),
          count.sendingFacility(),
          count.location(),
          count.table(),
          count.code(),
          count.system(),
          count.messages(),
          count.latest().value(),
          count.latest().time());
    }
  }

  /** Makes a page of at most {@code limit} from what was found when asking for one more. */
  static UnmappedCodesPage of(List<LeftoverCount> found, int limit) {
    return new UnmappedCodesPage(
        found.stream().limit(limit).map(UnmappedCodeView::of).toList(),
        ResiduePage.next(found, limit));
  }
}
