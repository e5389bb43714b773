package org.corridor.exchange;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Claims that an 835 or 277 speaks of, for their stories. */
final class Mentions implements InterchangeIndex.Claims {

  private record Mention(UUID set, ClaimEventKind kind, String claim, long position, String raw) {}

  private final Office office;
  private final Arrival arrival;
  private final List<Mention> mentions = new ArrayList<>();

  Mentions(Office office, Arrival arrival) {
    this.office = office;
    this.arrival = arrival;
  }

  @Override
  public void claim(UUID set, String type, String claim, long position, String raw) {
    if (type.equals("835")) {
      mentions.add(new Mention(set, ClaimEventKind.REMITTED, claim, position, raw));
    } else if (type.equals("277")) {
      mentions.add(new Mention(set, ClaimEventKind.STATUS, claim, position, raw));
    }
  }

  /** Writes into the stories of its claims that a set came, and that it is waited for no longer. */
  void write(FoundSet set) throws SQLException {
    List<Mention> here = mentions.stream().filter(one -> one.set().equals(set.id())).toList();
    office
        .events()
        .recording(here.stream().map(one -> event(set, one)).toList())
        .on(arrival.connection());
    Waiting.answered(arrival.connection(), arrival.partner().id(), set);
    Waiting.paid(
        arrival.connection(),
        here.stream()
            .filter(one -> one.kind() == ClaimEventKind.REMITTED)
            .map(Mention::claim)
            .distinct()
            .toList());
  }

  private ClaimEvent event(FoundSet set, Mention one) {
    StoredInterchange stored = arrival.stored();
    return new ClaimEvent(
        one.claim(),
        one.kind(),
        stored.at(),
        new ClaimEvent.Spot(
            Optional.of(stored.id()),
            Optional.of(set.id()),
            stored.control(),
            set.header().group().control(),
            set.header().control(),
            one.position()),
        one.raw(),
        set.kind() + " " + set.reference());
  }
}
