package org.corridor.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.corridor.x12.TransactionSet;

/** What posting means for the stories of claims. */
final class Events {
  private Events() {}

  static List<ClaimStory.Event> of(
      List<RemittanceClaim> entries, TransactionSet set, Map<Long, String> raws, Instant at) {
    List<ClaimStory.Event> events = new ArrayList<>();
    for (RemittanceClaim one : entries) {
      Place place = Place.of(set, one.payment().position());
      one.claim()
          .ifPresent(
              claim ->
                  events.add(
                      new ClaimStory.Event(
                          claim,
                          one.payment().number(),
                          kind(one),
                          at,
                          place,
                          raws.getOrDefault(one.payment().position(), ""),
                          note(one))));
    }
    return events;
  }

  static String kind(RemittanceClaim entry) {
    return switch (entry.state()) {
      case POSTED -> entry.reverses().isPresent() ? "reversal" : "posting";
      case PARKED -> "parked";
      case DISCARDED -> "discarded";
      case NOTED -> "835";
    };
  }

  static String note(RemittanceClaim entry) {
    return entry.reason() == ParkReason.NONE
        ? "CLP02 " + entry.payment().status()
        : entry.reason().text();
  }
}
