package org.corridor.scheduling;

import java.util.Optional;
import org.corridor.terminology.CodingSystems;
import org.corridor.writing.Source;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Slot;

/** What an appointment refers to: the schedule that has its time, and its orders. */
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

  /** SCH-26. */
  static void placerOrder(Base value, V2Value to, Source source) {
    order(value, "PLAC", to, source);
  }

  /** SCH-27. */
  static void fillerOrder(Base value, V2Value to, Source source) {
    order(value, "FILL", to, source);
  }

  private static void order(Base value, String kind, V2Value to, Source source) {
    if (value instanceof Reference reference) {
      source
          .resolve(reference, ServiceRequest.class)
          .ifPresent(
              order ->
                  order.getIdentifier().stream()
                      .filter(number -> isOf(kind, number))
                      .findFirst()
                      .ifPresent(
                          number -> {
                            source.tell(order);
                            source.sayAll(number.getType());
                            source.writeEntity(number, to);
                          }));
    }
  }

  private static boolean isOf(String kind, Identifier number) {
    return number.getType().getCoding().stream().anyMatch(type -> kind.equals(type.getCode()));
  }
}
