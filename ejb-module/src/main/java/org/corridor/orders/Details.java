package org.corridor.orders;

import java.util.Map;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.notes.Notes;
import org.corridor.shared.Finding;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.corridor.translation.ValueFunction;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** What is ordered by a general order (ORM) when it is no observation: meals, trays, drugs. */
final class Details {

  private static final Map<String, ValueFunction> FUNCTIONS =
      Map.of(
          "annotation", Notes::fromField,
          "dietType", Details::dietType,
          "firstDiet", Details::firstDiet,
          "furtherDiet", Details::furtherDiet,
          "conceptNote", Details::note);
  private static final Map<String, SegmentTable> TABLES =
      Map.of("ODS", table("ODS"), "ODT", table("ODT"), "RXO", table("RXO"));

  private static final TypeMap CONCEPT = TypeMaps.named("CWE[CodeableConcept]");
  private static final TypeMap TEXT = TypeMaps.named("CWE[string]");
  private static final String DIET_TYPES = "http://terminology.hl7.org/CodeSystem/v2-0159";

  private Details() {}

  private static SegmentTable table(String segment) {
    return SegmentTable.load(
        Details.class, segment + "-ServiceRequest.csv", new ServiceRequest(), FUNCTIONS);
  }

  static void fill(ServiceRequest order, V2Segment segment, Passage passage) {
    SegmentTable table = TABLES.get(segment.name());
    if (table == null) {
      passage.note(
          Finding.warning(segment.location(), "100", "What this segment orders was not read."));
    } else {
      table.fill(order, segment, passage);
    }
  }

  private static @Nullable Base dietType(Spot spot) {
    String code = spot.repetition().component(1);
    return new CodeableConcept(new Coding().setSystem(DIET_TYPES).setCode(code));
  }

  private static @Nullable Base firstDiet(Spot spot) {
    return spot.index() == 0 ? concept(spot) : null;
  }

  private static @Nullable Base furtherDiet(Spot spot) {
    return spot.index() > 0 ? concept(spot) : null;
  }

  private static @Nullable Base concept(Spot spot) {
    return CONCEPT.map(spot.repetition(), spot.passage().context());
  }

  private static @Nullable Base note(Spot spot) {
    return TEXT.map(spot.repetition(), spot.passage().context()) instanceof StringType text
        ? new Annotation().setText(text.getValue())
        : null;
  }
}
