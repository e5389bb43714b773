package org.corridor.chart;

import java.util.Locale;
import java.util.stream.Stream;
import org.corridor.datatypes.MappingContext;
import org.corridor.datatypes.TypeMap;
import org.corridor.translation.Identity;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** What tells two allergies or two diagnoses of a patient apart: the code, else the words. */
public final class Concepts {

  private Concepts() {}

  /**
   * The id of a {@code type}.
   *
   * @param of the patient or visit that has it
   * @param more what else tells it apart
   */
  public static String id(String type, Reference of, CodeableConcept concept, String... more) {
    // Not getCodingFirstRep: it would leave an empty coding behind.
    Coding coding = concept.hasCoding() ? concept.getCoding().get(0) : new Coding();
    Stream<String> what =
        coding.hasCode()
            ? Stream.of(String.valueOf(coding.getSystem()), coding.getCode())
            : Stream.of("text", String.valueOf(concept.getText()).strip().toUpperCase(Locale.ROOT));
    return Identity.of(
        type,
        Stream.of(Stream.of(of.getReference()), what, Stream.of(more))
            .flatMap(parts -> parts)
            .map(String::valueOf)
            .toArray(String[]::new));
  }

  /**
   * A coded value whose coding system stands in a field of its own where the value does not name
   * it: DG1-2, PR1-2.
   */
  static @Nullable Base codedBy(int method, TypeMap map, Spot spot) {
    MappingContext context = spot.passage().context();
    Base mapped = map.map(spot.repetition(), context);
    String system = spot.segment().value(method + ".1");
    if (mapped instanceof CodeableConcept concept && concept.hasCoding() && !system.isEmpty()) {
      Coding first = concept.getCoding().get(0);
      if (!first.hasSystem()) {
        first.setSystem(context.codingSystem(system));
      }
    }
    return mapped;
  }
}
