package org.corridor.translation;

import java.time.Instant;
import org.corridor.datatypes.MappingContext;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.InstantType;

/** When the event happened that a message tells of. */
final class EventTime {

  private static final TypeMap INSTANT = TypeMaps.named("DTM[instant]");

  private final V2Message message;
  private final MappingContext context;
  private final EventClock clock;

  private EventTime(V2Message message, MappingContext context, EventClock clock) {
    this.message = message;
    this.context = context;
    this.clock = clock;
  }

  /** The first that the sender's clock tells; the epoch, with a finding, when none does. */
  static Instant of(V2Message message, MappingContext context, EventClock clock) {
    EventTime time = new EventTime(message, context, clock);
    for (EventClock.Source source : clock.order()) {
      Instant known = time.by(source);
      if (!known.equals(Instant.EPOCH)) {
        return known;
      }
    }
    context.note(
        Finding.warning(
            "MSH-7",
            "no-event-time",
            "Neither EVN-2 nor MSH-7 tells the time; anything else counts as newer."));
    return Instant.EPOCH;
  }

  private Instant by(EventClock.Source source) {
    return switch (source) {
      case EVENT ->
          message
              .first("EVN")
              .map(evn -> instant("EVN-2", evn.field(2).first()))
              .orElse(Instant.EPOCH);
      case MESSAGE -> instant("MSH-7", message.segments().get(0).field(7).first());
      case ARRIVAL -> clock.arrival().orElse(Instant.EPOCH);
    };
  }

  private Instant instant(String location, V2Repetition value) {
    context.at(location);
    return INSTANT.map(value, context) instanceof InstantType found
        ? found.getValue().toInstant()
        : Instant.EPOCH;
  }
}
