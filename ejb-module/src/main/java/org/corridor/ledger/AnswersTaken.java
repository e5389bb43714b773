package org.corridor.ledger;

import java.io.IOException;
import java.util.Set;
import org.corridor.exchange.ReceivedSet;
import org.corridor.exchange.SetConsumer;

/** Takes what payers say and pay, as the exchange hands it out. */
final class AnswersTaken implements SetConsumer {
  private final Ledger ledger;

  AnswersTaken(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public Set<String> kinds() {
    return Set.of("TA1", "997", "999", "277CA", "277", "835");
  }

  @Override
  public void take(ReceivedSet set) throws IOException {
    ledger.received(Content.of(set), set.header().receivedAt());
  }
}
