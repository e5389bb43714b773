package org.corridor.chart;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.shared.Finding;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** AL1: allergies, and the statement that there are none. */
public final class Allergies {

  private static final SegmentTable AL1 =
      SegmentTable.load(
          Allergies.class,
          "AL1-AllergyIntolerance.csv",
          new AllergyIntolerance(),
          Map.of("manifestation", Allergies::manifestation));

  private static final TypeMap CONCEPT = TypeMaps.named("CWE[CodeableConcept]");
  private static final NoKnownAllergies NONE = NoKnownAllergies.read();

  private Allergies() {}

  /** The tables that say what goes where. */
  public static List<SegmentTable> tables() {
    return List.of(AL1);
  }

  public static void draft(Passage passage, Reference patient) {
    for (V2Segment al1 : passage.message().all("AL1")) {
      draft(passage, patient, al1);
    }
  }

  private static void draft(Passage passage, Reference patient, V2Segment al1) {
    AllergyIntolerance allergy = new AllergyIntolerance();
    Set<String> cleared = AL1.fill(allergy, al1, passage);
    if (!allergy.hasCode()) {
      passage.note(
          Finding.warning(
              al1.location() + "-3",
              "101",
              "The allergy has neither code nor text; the segment was left out."));
      return;
    }
    NONE.statement(allergy.getCode()).ifPresent(none -> replace(allergy, none));
    allergy.setPatient(patient);
    allergy.setId(Concepts.id("AllergyIntolerance", patient, allergy.getCode()));
    passage.draftFact(allergy, cleared, patient);
  }

  /** Of an allergy that is not there, nothing else can be said. */
  private static void replace(AllergyIntolerance allergy, CodeableConcept none) {
    allergy.setCode(none).setType(null).setCriticality(null).setOnset(null);
    allergy.getCategory().clear();
    allergy.getReaction().clear();
  }

  /** AL1-5 is text, though some send codes. */
  private static @Nullable Base manifestation(Spot spot) {
    return spot.repetition().components() > 1
        ? CONCEPT.map(spot.repetition(), spot.passage().context())
        : new CodeableConcept().setText(spot.repetition().text());
  }
}
