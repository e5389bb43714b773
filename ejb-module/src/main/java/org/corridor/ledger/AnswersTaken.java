package org.corridor.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.Set;
import org.corridor.exchange.ReceivedSet;
import org.corridor.exchange.SetConsumer;

/** Takes what payers say and pay, as the exchange hands it out. */
final class AnswersTaken implements SetConsumer {
  private final Ledger ledger;
  private final MeterRegistry meters;

  AnswersTaken(Ledger ledger, MeterRegistry meters) {
    this.ledger = ledger;
    this.meters = meters;
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
    Ledger.Taken taken = ledger.received(Content.of(set), set.header().receivedAt());
    count("corridor.ledger.remitted", "posted", taken.posted());
    count("corridor.ledger.remitted", "parked", taken.parked());
    count("corridor.ledger.answers", "matched", taken.answers() - taken.unmatched());
    count("corridor.ledger.answers", "unmatched", taken.unmatched());
  }

  private void count(String name, String outcome, int many) {
    meters.counter(name, "outcome", outcome).increment(many);
  }
}
