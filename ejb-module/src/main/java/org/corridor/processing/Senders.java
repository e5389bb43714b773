package org.corridor.processing;

import java.util.function.Supplier;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.SenderRules;
import org.corridor.journal.Arrival;
import org.corridor.profiles.Profiles;
import org.corridor.translation.EventClock;

/**
 * What is known of the sender of a message: one profile for the whole way of the message, whatever
 * changes meanwhile.
 */
final class Senders {

  private final Supplier<Profiles> profiles;

  /**
   * @param profiles as they are now
   */
  Senders(Supplier<Profiles> profiles) {
    this.profiles = profiles;
  }

  SenderProfile of(Arrival arrival) {
    SenderProfile sender =
        profiles
            .get()
            .of(arrival.interfaceName(), arrival.sendingApplication(), arrival.sendingFacility());
    SenderRules rules = sender.rules();
    return rules
        .find(EventClock.class)
        .map(clock -> rules.with(EventClock.class, clock.arrivedAt(arrival.receivedAt())))
        .map(sender::with)
        .orElse(sender);
  }
}
