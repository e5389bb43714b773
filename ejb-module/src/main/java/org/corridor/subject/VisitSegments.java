package org.corridor.subject;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Field;
import org.corridor.hl7v2.V2Segment;
import org.corridor.shared.Finding;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** PV1 and PV2: the visit. */
public final class VisitSegments {

  private static final SegmentTable PV1 =
      SegmentTable.load(
          VisitSegments.class,
          "PV1-Encounter.csv",
          new Encounter(),
          Map.of("dischargedTo", Values::dischargedTo, "temporary", Values::temporary));
  private static final SegmentTable PV2 =
      SegmentTable.load(
          VisitSegments.class, "PV2-Encounter.csv", new Encounter(), Map.of("days", Values::days));

  private static final TypeMap NUMBER = TypeMaps.named("CX[Identifier]");
  private static final TypeMap PLACE = TypeMaps.named("PL[Location]");

  private static final String NOT_APPLICABLE = "N";

  private VisitSegments() {}

  /**
   * Reads the visit of a message.
   *
   * @param patient who is visiting
   * @return what was read; empty when there is no PV1, or it only says that there is no visit
   */
  public static Optional<Visit> read(Passage passage, Reference patient) {
    return passage
        .message()
        .first("PV1")
        .filter(pv1 -> !pv1.value("19.1").isEmpty() || isVisit(pv1))
        .map(pv1 -> read(passage, pv1, patient));
  }

  private static boolean isVisit(V2Segment pv1) {
    return !pv1.value("2.1").isEmpty() && !pv1.value("2.1").equals(NOT_APPLICABLE);
  }

  private static Visit read(Passage passage, V2Segment pv1, Reference patient) {
    Encounter encounter = new Encounter();
    encounter.setId(passage.mainRecord("Encounter", id(passage, pv1, patient)));
    encounter.setSubject(patient);
    Set<String> cleared = new HashSet<>(PV1.fill(encounter, pv1, passage));
    StatedPlaces places = StatedPlaces.takenFrom(encounter);
    Optional<V2Segment> pv2 = passage.message().first("PV2");
    pv2.ifPresent(found -> cleared.addAll(PV2.fill(encounter, found, passage)));
    Optional<DateTimeType> discharge = discharge(encounter, passage);
    EncounterStatus status =
        encounter.hasStatus() ? encounter.getStatus() : EncounterStatus.UNKNOWN;
    encounter.setStatus(null);
    return new Visit(
        encounter,
        cleared,
        status,
        places.assigned(),
        places.prior(),
        places.withReleased(pv2.flatMap(found -> place(passage, found.field(1)))),
        discharge);
  }

  /** Takes the end off the encounter: whether it holds depends on the event. */
  private static Optional<DateTimeType> discharge(Encounter encounter, Passage passage) {
    if (!VisitPeriods.isInOrder(encounter.getPeriod())) {
      encounter.getPeriod().setEndElement(null);
      passage.note(
          Finding.warning(
              "PV1-45", "102", "The period ends before it starts; only its start was kept."));
    }
    if (!encounter.hasPeriod() || !encounter.getPeriod().hasEnd()) {
      return Optional.empty();
    }
    DateTimeType end = encounter.getPeriod().getEndElement();
    encounter.getPeriod().setEndElement(null);
    if (encounter.getPeriod().isEmpty()) {
      encounter.setPeriod(null);
    }
    return Optional.of(end);
  }

  private static Optional<Reference> place(Passage passage, V2Field field) {
    Base place = map(PLACE, passage, field);
    return place instanceof Resource location
        ? Optional.of(passage.mention(location))
        : Optional.empty();
  }

  private static @Nullable Base map(TypeMap map, Passage passage, V2Field field) {
    passage.context().at(field.location());
    return map.map(field.first(), passage.context());
  }

  private static String id(Passage passage, V2Segment pv1, Reference patient) {
    if (map(NUMBER, passage, pv1.field(19)) instanceof Identifier number && number.hasValue()) {
      return Identity.of("Encounter", number);
    }
    Optional<V2Segment> pid = passage.message().first("PID");
    if (pid.isPresent()
        && map(NUMBER, passage, pid.get().field(18)) instanceof Identifier account
        && account.hasValue()) {
      unnumbered(passage, "the patient's account number");
      return Identity.of("Encounter", "account", account.getSystem(), account.getValue());
    }
    String admitted = pv1.field(44).text();
    unnumbered(passage, admitted.isEmpty() ? "the patient alone" : "the admission time");
    return Identity.of("Encounter", patient.getReference(), admitted);
  }

  private static void unnumbered(Passage passage, String instead) {
    passage.note(
        Finding.warning(
            "PV1-19", "visit-unnumbered", "There is no visit number; " + instead + " was used."));
  }
}
