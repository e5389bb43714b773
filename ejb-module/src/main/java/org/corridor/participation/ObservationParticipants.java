package org.corridor.participation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** PRT below OBX: who and what made the observation, and where. */
public final class ObservationParticipants {

  private static final SegmentTable PLACE =
      SegmentTable.load(
          ObservationParticipants.class,
          "PRT-Observation-Location.csv",
          new Observation(),
          Map.of("addressPlace", ObservationParticipants::place));

  private static final TypeMap ADDRESS = TypeMaps.named("XAD[Address]");

  private ObservationParticipants() {}

  public static void fill(Observation observation, List<V2Segment> participants, Passage passage) {
    for (V2Segment prt : participants) {
      if (Participant.counts(prt)) {
        fill(observation, prt, passage);
      }
    }
  }

  private static void fill(Observation observation, V2Segment prt, Passage passage) {
    PLACE.fill(observation, prt, passage);
    if (!observation.hasDevice()) {
      Devices.mention(prt, passage).ifPresent(observation::setDevice);
    }
    Participant.of(prt, passage)
        .filter(one -> observation.getPerformer().stream().noneMatch(one::equalsDeep))
        .ifPresent(observation::addPerformer);
  }

  /** An address alone is no place that another message could mean. */
  private static @Nullable Base place(Spot spot) {
    if (!(ADDRESS.map(spot.repetition(), spot.passage().context()) instanceof Address address)) {
      return null;
    }
    List<String> parts =
        new ArrayList<>(address.getLine().stream().map(PrimitiveType::getValue).toList());
    parts.add(address.getCity());
    parts.add(address.getState());
    parts.removeIf(part -> part == null || part.isBlank());
    return parts.isEmpty()
        ? null
        : new Reference().setType("Location").setDisplay(String.join(", ", parts));
  }
}
