package org.corridor.routing;

import java.util.Optional;
import java.util.function.Supplier;
import org.corridor.hl7v2.V2Message;
import org.corridor.journal.Arrival;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/** A message that is to be routed. For one thread at a time. */
public final class Incoming {

  private final Arrival arrival;
  private final Optional<V2Message> message;
  private final Supplier<Bundle> translation;
  private @Nullable Bundle bundle;

  /**
   * @param message its content, read; empty when it is something else than HL7 v2
   * @param translation makes the bundle; asked once, and only when a route needs it
   */
  public Incoming(Arrival arrival, Optional<V2Message> message, Supplier<Bundle> translation) {
    this.arrival = arrival;
    this.message = message;
    this.translation = translation;
  }

  Arrival arrival() {
    return arrival;
  }

  Optional<V2Message> message() {
    return message;
  }

  Bundle bundle() {
    Bundle known = bundle;
    if (known == null) {
      known = translation.get();
      bundle = known;
    }
    return known;
  }
}
