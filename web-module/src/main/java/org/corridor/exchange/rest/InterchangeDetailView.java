package org.corridor.exchange.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.exchange.InterchangeStore;
import org.corridor.exchange.SetState;
import org.corridor.exchange.StoredSet;

/**
 * An interchange and what is in it.
 *
 * @param given TA1, 999 and 277CA that we answered
 * @param received what was said of it
 */
public record InterchangeDetailView(
    InterchangeView interchange,
    List<SetView> sets,
    List<InterchangeView> given,
    List<InterchangeStore.Answer> received) {

  /**
   * A set.
   *
   * @param group GS06
   * @param control ST02
   * @param reference BHT03, or TRN02 of an 835
   * @param claims how many it has
   * @param replacedBy what was sent in its place
   * @param findings a line each: level, severity, position, loop, segment, element, data element,
   *     claim, code, answer, text, hint; tabs between them
   */
  public record SetView(
      UUID id,
      String group,
      String control,
      String kind,
      String reference,
      long claims,
      SetState state,
      Instant stateAt,
      String reason,
      String who,
      Optional<UUID> replacedBy,
      List<String> findings,
      List<InterchangeStore.Taking> takings) {}

  static InterchangeDetailView of(InterchangeStore.Detail detail) {
    return new InterchangeDetailView(
        InterchangeView.of(detail.interchange()),
        detail.sets().stream().map(set -> view(set, detail)).toList(),
        detail.given().stream().map(InterchangeView::of).toList(),
        detail.received());
  }

  private static SetView view(StoredSet set, InterchangeStore.Detail detail) {
    return new SetView(
        set.id(),
        set.groupControl(),
        set.control(),
        set.kind(),
        set.reference(),
        set.units(),
        set.state(),
        set.stateAt(),
        set.reason(),
        set.who(),
        set.replacedBy(),
        set.findings().lines().toList(),
        detail.takings().stream().filter(one -> one.set().equals(set.id())).toList());
  }
}
