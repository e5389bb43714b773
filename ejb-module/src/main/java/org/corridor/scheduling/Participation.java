package org.corridor.scheduling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.shared.Finding;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.corridor.translation.ValueFunction;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Who and what takes part: AIS, AIG, AIL and AIP. Resources of one kind that come without action
 * codes are all there are of that kind; with action codes they are changes.
 *
 * @param changed the kinds of which only changes were sent
 * @param removed what does not take part any more
 */
record Participation(Set<String> changed, List<Reference> removed) {

  private static final String DELETE = "D";

  private static final TypeMap NUMBER = TypeMaps.named("CWE[Identifier]");
  private static final Map<String, SegmentTable> TABLES = tables();

  private static Map<String, SegmentTable> tables() {
    Map<String, ValueFunction> functions = new HashMap<>(Timing.FUNCTIONS);
    functions.put("participation", Participation::answer);
    functions.put("serviceName", Participation::serviceName);
    functions.put("resource", Participation::resource);
    Map<String, SegmentTable> tables = new HashMap<>();
    for (String segment : List.of("AIS", "AIG", "AIL", "AIP")) {
      String file = segment + "-Appointment.csv";
      tables.put(
          segment,
          SegmentTable.load(Participation.class, file, new Appointment(), Map.copyOf(functions)));
    }
    return Map.copyOf(tables);
  }

  /** Adds all resources of the message to {@code appointment}. */
  static Participation read(Passage passage, Appointment appointment) {
    Participation participation = new Participation(new HashSet<>(), new ArrayList<>(0));
    for (V2Segment segment : passage.message().segments()) {
      SegmentTable table = TABLES.get(segment.name());
      if (table != null) {
        participation.add(table, segment, passage, appointment);
      }
    }
    return participation;
  }

  private void add(
      SegmentTable table, V2Segment segment, Passage passage, Appointment appointment) {
    int before = appointment.getParticipant().size();
    table.fill(appointment, segment, passage);
    List<AppointmentParticipantComponent> all = appointment.getParticipant();
    String action = segment.field(2).text();
    for (AppointmentParticipantComponent one : List.copyOf(all.subList(before, all.size()))) {
      if (!one.hasActor() && !one.hasType()) {
        all.removeIf(other -> other == one);
      } else if (action.equals(DELETE)) {
        removed.add(one.getActor());
        all.removeIf(other -> other == one);
      } else if (!action.isEmpty()) {
        changed.add(kind(one));
      }
    }
  }

  /** Applies what were only changes to what {@code before} says. */
  void settle(Appointment before, Appointment after) {
    for (AppointmentParticipantComponent known : before.getParticipant()) {
      if (changed.contains(kind(known)) && !known.hasRequired() && !takesPart(known, after)) {
        after.addParticipant(known.copy());
      }
    }
    after.getParticipant().removeIf(one -> removed.stream().anyMatch(r -> same(r, one.getActor())));
  }

  private static boolean takesPart(AppointmentParticipantComponent known, Appointment appointment) {
    return appointment.getParticipant().stream()
        .anyMatch(one -> same(known.getActor(), one.getActor()));
  }

  private static boolean same(Reference one, Reference other) {
    return one.hasReference()
        ? one.getReference().equals(other.getReference())
        : !other.hasReference()
            && one.getIdentifier().equalsDeep(other.getIdentifier())
            && Objects.equals(one.getDisplay(), other.getDisplay());
  }

  private static String kind(AppointmentParticipantComponent one) {
    return String.valueOf(one.getActor().getType());
  }

  /** A filler status (table 0278) as the answer of the one who takes part. */
  private static Base answer(Spot spot) {
    ParticipationStatus status =
        switch (spot.repetition().component(1).toUpperCase(Locale.ROOT)) {
          case "PENDING", "WAITLIST" -> ParticipationStatus.TENTATIVE;
          case "CANCELLED", "DISCONTINUED", "DC", "DELETED" -> ParticipationStatus.DECLINED;
          case "BOOKED", "STARTED", "COMPLETE", "OVERBOOK", "BLOCKED", "NOSHOW" ->
              ParticipationStatus.ACCEPTED;
          default -> {
            spot.passage()
                .note(
                    Finding.warning(
                        spot.passage().context().location(),
                        "103",
                        "This status is not in its table; it was read as booked."));
            yield ParticipationStatus.ACCEPTED;
          }
        };
    return new CodeType(status.toCode());
  }

  /** What is neither a person nor a place of PL has no resource of its own. */
  private static @Nullable Base resource(Spot spot) {
    if (!(NUMBER.map(spot.repetition(), spot.passage().context()) instanceof Identifier number)) {
      return null;
    }
    String name = spot.repetition().component(2);
    Reference reference = new Reference().setIdentifier(number);
    return name.isEmpty() ? reference : reference.setDisplay(name);
  }

  private static @Nullable Base serviceName(Spot spot) {
    V2Segment ais = spot.segment();
    String name = ais.value("3.2").isEmpty() ? ais.value("3.1") : ais.value("3.2");
    return name.isEmpty() ? null : new StringType(name);
  }
}
