package org.corridor.eligibility;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.corridor.exchange.ReceivedSet;
import org.corridor.exchange.SetConsumer;
import org.corridor.exchange.SetUnusable;

/** Takes 271s that came by themselves: answers to a batch, or to a question nobody waits for. */
final class Answered implements SetConsumer {

  static final String NAME = "eligibility";

  private final Late late;

  Answered(Late late) {
    this.late = late;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> kinds() {
    return Set.of("271");
  }

  @Override
  public void take(ReceivedSet set) throws IOException {
    try (InputStream in = set.open()) {
      Late.Taken taken = late.take(in);
      if (taken.taken() == 0) {
        throw new SetUnusable("it answers no question of ours");
      }
      if (taken.left() > 0) {
        throw new SetUnusable(
            "%d of its answers are to no question of ours".formatted(taken.left()));
      }
    }
  }
}
