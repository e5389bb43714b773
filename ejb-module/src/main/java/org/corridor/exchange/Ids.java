package org.corridor.exchange;

import java.time.Clock;
import java.util.UUID;
import org.corridor.shared.MessageId;

/** Ids whose order is that in which they were given, also within a millisecond. */
public final class Ids {

  private final Clock clock;
  private MessageId last = new MessageId(new UUID(0, 0));

  public Ids(Clock clock) {
    this.clock = clock;
  }

  /** The next one. */
  public synchronized UUID next() {
    MessageId next = MessageId.next(clock);
    if (next.compareTo(last) <= 0) {
      UUID before = last.value();
      next =
          new MessageId(
              new UUID(before.getMostSignificantBits(), before.getLeastSignificantBits() + 1));
    }
    last = next;
    return next.value();
  }
}
