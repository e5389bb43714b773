package org.corridor.observation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.notes.WrittenNotes;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.Source;
import org.corridor.writing.TypeWriter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Type;

/** Observations as OBX, with their notes. */
public final class WrittenObservation {

  private static final Map<String, TypeWriter> FUNCTIONS =
      Map.of(
          "valueType", WrittenValue::type,
          "value", WrittenValue::write,
          "subId", WrittenValue::subId,
          "referenceRange", WrittenRange::write,
          "producer", WrittenPerformers::producer,
          "observer", WrittenPerformers::observer,
          "device", WrittenPerformers::device,
          "house", WrittenPerformers::house,
          "houseAddress", WrittenPerformers::address,
          "director", WrittenPerformers::director);
  private static final SegmentRows OBX = rows("Observation-OBX.csv");
  private static final SegmentRows TIME = rows("ObservationTime-OBX.csv");
  private static final SegmentRows COMPONENT = rows("Component-OBX.csv");
  private static final SegmentRows WHOLE = rows("Whole-OBX.csv");

  private WrittenObservation() {}

  private static SegmentRows rows(String file) {
    return SegmentRows.load(WrittenObservation.class, file, FUNCTIONS);
  }

  /**
   * Adds OBX and NTE. Components that are about something else than the whole are lines of their
   * own behind it.
   *
   * @param usual when the order's results were observed, if that is known: OBR-7 and OBR-8
   */
  public static void add(
      MessageDraft draft, Observation observation, Optional<Type> usual, Source source) {
    boolean told =
        usual
            .filter(when -> !when.isPrimitive() && when.equalsDeep(observation.getEffective()))
            .isPresent();
    if (told) {
      source.sayAll(observation.getEffective());
      draft.add(OBX, observation);
    } else {
      draft.add(List.of(OBX.of(observation), TIME.of(observation)));
    }
    WrittenNotes.add(draft, observation.getNote());
    for (ObservationComponentComponent component : observation.getComponent()) {
      if (!component.getCode().equalsDeep(observation.getCode())) {
        draft.add(List.of(COMPONENT.of(component), WHOLE.of(observation)));
      }
    }
  }
}
