package org.corridor.delivery;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Whether a destination is taken to be down. Failures in a row open it; a delivery that the
 * receiver answers with errors counts once, however often it is tried, because it may be the
 * delivery that is wrong.
 */
final class Breaker {

  private final BreakerPolicy policy;
  private final Set<UUID> failing = new HashSet<>();
  private int unreached;
  private boolean open;
  private Instant probeAt = Instant.EPOCH;

  Breaker(BreakerPolicy policy) {
    this.policy = policy;
  }

  void worked() {
    failing.clear();
    unreached = 0;
    open = false;
  }

  void failed(UUID delivery, Instant now) {
    failing.add(delivery);
    judge(now);
  }

  void unreached(Instant now) {
    unreached++;
    judge(now);
  }

  private void judge(Instant now) {
    if (open || failing.size() + unreached >= policy.failures()) {
      // Enough is known: what fails while it is open need not be remembered.
      failing.clear();
      unreached = policy.failures();
      open = true;
      probeAt = now.plus(policy.probe());
    }
  }

  boolean isOpen() {
    return open;
  }

  /** When the next delivery may try whether the destination is back. */
  Instant probeAt() {
    return probeAt;
  }
}
