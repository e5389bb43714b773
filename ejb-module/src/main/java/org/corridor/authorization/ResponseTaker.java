package org.corridor.authorization;

import java.io.IOException;
import java.util.Set;
import org.corridor.exchange.ReceivedSet;
import org.corridor.exchange.SetConsumer;

/** Takes responses that come by themselves: in files, or after nobody waited any longer. */
final class ResponseTaker implements SetConsumer {

  private final Authorizations authorizations;

  ResponseTaker(Authorizations authorizations) {
    this.authorizations = authorizations;
  }

  @Override
  public String name() {
    return Asking.CONSUMER;
  }

  @Override
  public Set<String> kinds() {
    return Set.of("278-response", "278-inquiry-response");
  }

  @Override
  public void take(ReceivedSet set) throws IOException {
    authorizations.take(set);
  }
}
