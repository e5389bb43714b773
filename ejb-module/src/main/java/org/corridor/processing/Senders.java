package org.corridor.processing;

import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.SenderRules;
import org.corridor.interfaces.InterfaceSenders;
import org.corridor.journal.Arrival;
import org.corridor.translation.EventClock;

/**
 * What is known of the sender of a message: one profile for the whole way of the message, whatever
 * changes meanwhile.
 */
final class Senders {

  private final InterfaceSenders senders;

  /**
   * @param senders as they are now
   */
  Senders(InterfaceSenders senders) {
    this.senders = senders;
  }

  SenderProfile of(Arrival arrival) {
    SenderProfile sender =
        senders.of(
            arrival.interfaceName(), arrival.sendingApplication(), arrival.sendingFacility());
    SenderRules rules = sender.rules();
    return rules
        .find(EventClock.class)
        .map(clock -> rules.with(EventClock.class, clock.arrivedAt(arrival.receivedAt())))
        .map(sender::with)
        .orElse(sender);
  }
}
