package org.corridor.journal;

import java.util.Optional;
import java.util.UUID;

/**
 * What a sender says is one message: a second one with the same key is a resend, or a mistake (HL7
 * v2.5.1, chapter 2, MSH-10).
 *
 * @param sendingApplication MSH-3; for FHIR the interface, where names are its senders' own
 * @param sendingFacility MSH-4; for FHIR the user and the system of the control id
 * @param controlId MSH-10, not empty
 */
public record ArrivalKey(String sendingApplication, String sendingFacility, String controlId) {

  /** The key of a message; empty when it has no control id or was refused at the door. */
  public static Optional<ArrivalKey> of(Arrival arrival) {
    // A sender may repair a refused message and send it again under the same control id.
    if (arrival.controlId().isEmpty() || !arrival.refusals().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        arrival.format() == Format.V2
            ? new ArrivalKey(
                arrival.sendingApplication(), arrival.sendingFacility(), arrival.controlId())
            : new ArrivalKey(
                "fhir:" + arrival.interfaceName(),
                arrival.sendingApplication() + "|" + arrival.sendingFacility(),
                arrival.controlId()));
  }

  /** The key in 128 bits. */
  public UUID hash() {
    return Hash.of(sendingApplication, sendingFacility, controlId);
  }
}
