package org.corridor.results;

import java.time.Instant;
import org.corridor.repository.Names;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;

/** When things were said. */
final class Statement {

  private static final String EVENT_TIME = Names.EXTENSION + "event-time";

  private Statement() {}

  /** Whether something said at {@code time} is not older than what {@code known} says. */
  static boolean isNewer(Instant time, Resource known) {
    return !(known.getMeta().getExtensionByUrl(EVENT_TIME) != null
        && known.getMeta().getExtensionByUrl(EVENT_TIME).getValue() instanceof InstantType last
        && time.isBefore(last.getValue().toInstant()));
  }
}
