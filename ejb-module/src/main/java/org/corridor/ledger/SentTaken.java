package org.corridor.ledger;

import java.io.IOException;
import java.util.Set;
import org.corridor.exchange.Direction;
import org.corridor.exchange.ReceivedSet;
import org.corridor.exchange.SetConsumer;

/** Takes claims that have left, as the exchange hands them out. */
final class SentTaken implements SetConsumer {
  private final Ledger ledger;

  SentTaken(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "register";
  }

  @Override
  public Set<String> kinds() {
    return Set.of("837P", "837I", "837D");
  }

  @Override
  public Direction direction() {
    return Direction.OUT;
  }

  @Override
  public void take(ReceivedSet set) throws IOException {
    ledger.sent(Content.of(set), set.header().receivedAt());
  }
}
