package org.corridor.results;

import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** OBR-34 and OBR-35: who helped to make a report, and how. */
final class Contributors {

  private static final TypeMap PERSON = TypeMaps.named("NDL[Practitioner]");
  private static final String FUNCTION =
      "http://hl7.org/fhir/StructureDefinition/event-performerFunction";
  private static final String FUNCTIONS =
      "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";

  private Contributors() {}

  static @Nullable Base inFunction(Spot spot, String code) {
    if (!(PERSON.map(spot.repetition(), spot.passage().context()) instanceof Practitioner person)) {
      return null;
    }
    Reference performer = spot.passage().mention(person);
    Coding function = new Coding().setSystem(FUNCTIONS).setCode(code);
    performer.addExtension(FUNCTION, new CodeableConcept(function));
    return performer;
  }
}
