package org.corridor.processing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.journal.Arrival;

/**
 * The profile of the sender of a message: what its interface says, as it applies to this sender.
 */
final class Senders {

  private final Map<String, SenderProfile> interfaces = new ConcurrentHashMap<>();
  private final Function<String, SenderProfile> settings;

  /**
   * @param settings gives the profile of an interface by its name
   */
  Senders(Function<String, SenderProfile> settings) {
    this.settings = settings;
  }

  SenderProfile of(Arrival arrival) {
    return interfaces
        .computeIfAbsent(arrival.interfaceName(), settings)
        .of(arrival.sendingApplication(), arrival.sendingFacility());
  }
}
