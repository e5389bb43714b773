package org.corridor.eligibility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.corridor.exchange.ReceivedSet;
import org.corridor.exchange.SetConsumer;
import org.corridor.exchange.SetUnusable;

/** Takes 271s that came by themselves: answers to a batch, or to a question nobody waits for. */
@ApplicationScoped
class Answered implements SetConsumer {

  static final String NAME = "eligibility";

  @Inject Late late;

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
      if (late.take(in) == 0) {
        throw new SetUnusable("it answers no question of ours");
      }
    }
  }
}
