package org.corridor.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.corridor.exchange.ClaimEvent;
import org.corridor.exchange.ClaimEventKind;
import org.corridor.exchange.ReceivedSet;

/**
 * What posting means for the stories of claims. That they stand in a remittance, and its segments,
 * the exchange has told.
 */
final class Events {
  private Events() {}

  /**
   * What became of entries.
   *
   * @param header of the set that they stand in; empty where a person decides, or no partner
   *     brought it
   */
  static List<ClaimEvent> of(
      List<RemittanceClaim> entries,
      Accounts accounts,
      Optional<ReceivedSet.Header> header,
      Instant at) {
    return entries.stream()
        .flatMap(
            one ->
                accounts.find(one.claim()).stream()
                    .flatMap(account -> of(one, account.sent.number(), header, at)))
        .toList();
  }

  private static Stream<ClaimEvent> of(
      RemittanceClaim entry, String number, Optional<ReceivedSet.Header> header, Instant at) {
    ClaimEvent.Spot spot =
        header
            .map(
                of ->
                    new ClaimEvent.Spot(
                        Optional.of(of.interchange()),
                        Optional.of(of.set()),
                        of.control(),
                        of.groupControl(),
                        of.setControl(),
                        entry.payment().position()))
            .orElse(ClaimEvent.Spot.NOWHERE);
    return kind(entry).map(kind -> new ClaimEvent(number, kind, at, spot, "", note(entry)));
  }

  private static Stream<ClaimEventKind> kind(RemittanceClaim entry) {
    return switch (entry.state()) {
      case POSTED ->
          Stream.of(entry.reverses().isPresent() ? ClaimEventKind.REVERSED : ClaimEventKind.POSTED);
      case PARKED -> Stream.of(ClaimEventKind.PARKED);
      case DISCARDED -> Stream.of(ClaimEventKind.NOTE);
      case NOTED -> Stream.of();
    };
  }

  private static String note(RemittanceClaim entry) {
    String what =
        switch (entry.state()) {
          case POSTED, NOTED -> "CLP02 " + entry.payment().status();
          case PARKED -> entry.reason().text();
          case DISCARDED -> "discarded: " + entry.reason().text();
        };
    return entry.who().isEmpty() ? what : what + ", decided by " + entry.who();
  }
}
