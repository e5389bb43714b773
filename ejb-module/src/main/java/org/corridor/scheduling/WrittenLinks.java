package org.corridor.scheduling;

import java.util.Optional;
import org.corridor.terminology.CodingSystems;
import org.corridor.writing.Source;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;

/** The schedule that has the time of an appointment. */
final class WrittenLinks {

  private WrittenLinks() {}

  /** SCH-5, from a slot: its times are those of the appointment. */
  static void schedule(Base value, V2Value to, Source source) {
    if (value instanceof Reference reference) {
      Optional<Slot> slot = source.resolve(reference, Slot.class);
      Optional<Schedule> schedule =
          slot.flatMap(found -> source.resolve(found.getSchedule(), Schedule.class));
      schedule
          .filter(Schedule::hasIdentifier)
          .ifPresent(
              found -> {
                source.tell(found);
                Identifier number = found.getIdentifierFirstRep();
                String system = source.say(number.getSystemElement());
                to.set(1, source.say(number.getValueElement()));
                to.set(3, system.isEmpty() ? "" : CodingSystems.name(system));
              });
    }
  }
}
