package org.corridor.bundles;

import java.time.Instant;
import org.corridor.journal.Arrival;
import org.corridor.repository.Names;
import org.corridor.shared.MessageId;

/**
 * Which message said it.
 *
 * @param interfaceName through which it came
 * @param sender the user who sent it
 * @param name what the sender calls it; empty when it has no name
 */
record Origin(
    MessageId message, String interfaceName, String sender, String name, Instant receivedAt) {

  static Origin of(Arrival arrival) {
    return new Origin(
        arrival.id(),
        arrival.interfaceName(),
        arrival.sendingApplication(),
        arrival.controlId(),
        arrival.receivedAt());
  }

  /** The interface, as a resource names its source. */
  String source() {
    return Names.BASE + "/interface/" + interfaceName;
  }
}
