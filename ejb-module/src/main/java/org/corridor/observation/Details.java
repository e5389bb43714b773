package org.corridor.observation;

import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;

/** What the rows of OBX cannot say, beside its value. */
final class Details {

  private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
  private static final TypeMap NUMBER = TypeMaps.named("EI[Identifier]");
  private static final String STATES = "http://terminology.hl7.org/CodeSystem/v2-0085";
  private static final String SUB_TYPES = "http://terminology.hl7.org/CodeSystem/v2-0937";

  private Details() {}

  /** OBX-11 as sent, where FHIR's status says less. */
  static Base alternateStatus(Spot spot) {
    return new CodeableConcept(
        new Coding().setSystem(STATES).setCode(spot.repetition().component(1)));
  }

  /** OBX-18: the instrument, by its number. */
  static @Nullable Base device(Spot spot) {
    if (spot.index() == 0
        && NUMBER.map(spot.repetition(), spot.passage().context()) instanceof Identifier number) {
      return new Device().addIdentifier(number);
    }
    return null;
  }

  static Base absent(Spot spot) {
    return reason(spot.repetition().text().equals("N") ? "not-asked" : "not-performed");
  }

  /** Table 0937, of which the guide has no map. */
  static @Nullable Base subType(Spot spot) {
    String code = spot.repetition().component(1);
    return code.isEmpty()
        ? null
        : new CodeableConcept(new Coding().setSystem(SUB_TYPES).setCode(code));
  }

  static CodeableConcept reason(String code) {
    return new CodeableConcept(new Coding().setSystem(ABSENT).setCode(code));
  }
}
