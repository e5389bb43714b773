package org.corridor.observation;

import java.time.Instant;
import org.corridor.reconciliation.Memory;
import org.hl7.fhir.r4.model.Resource;

/** When things were said. A result remembers the time of the statement that counts. */
public final class Statement {

  private Statement() {}

  /** Whether something said at {@code time} is not older than what {@code known} says. */
  public static boolean isNewer(Instant time, Resource known) {
    return Memory.eventTime(known).filter(time::isBefore).isEmpty();
  }

  /** A statement that does not count makes the one that does no newer. */
  public static void settle(boolean wins, Instant time, Resource known, Resource after) {
    if (wins) {
      Memory.eventTime(after, time);
    } else {
      Memory.eventTime(known).ifPresent(last -> Memory.eventTime(after, last));
    }
  }
}
