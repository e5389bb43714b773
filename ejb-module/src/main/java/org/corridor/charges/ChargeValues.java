package org.corridor.charges;

import org.corridor.chart.Modifiers;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** The functions that FT1's table calls by name. */
final class ChargeValues {

  private static final String TRANSACTION_CODES = "http://terminology.hl7.org/CodeSystem/v2-0132";
  private static final String PROCEDURE_CODES = "http://terminology.hl7.org/CodeSystem/v2-0088";
  private static final TypeMap CODE = TypeMaps.named("CWE[CodeableConcept]");
  private static final TypeMap NUMBER = TypeMaps.named("EI[Identifier-Extension]");
  private static final TypeMap HOUSE = TypeMaps.named("XON[Organization]");

  private ChargeValues() {}

  static @Nullable Base transactionCode(Spot spot) {
    return coded(spot, TRANSACTION_CODES);
  }

  /** FT1-25, unless FT1-7 says the same. */
  static @Nullable Base procedureCode(Spot spot) {
    String[] transaction = {spot.segment().value("7.1"), spot.segment().value("7.3")};
    boolean same =
        transaction[0].equals(spot.repetition().component(1))
            && transaction[1].equals(spot.repetition().component(3));
    CodeableConcept concept = same ? null : coded(spot, PROCEDURE_CODES);
    return concept == null || !concept.hasCoding() ? null : concept.getCoding().get(0);
  }

  static @Nullable Base modified(Spot spot) {
    return Modifiers.joined(spot, spot.segment().value("25.1").isEmpty() ? 7 : 25);
  }

  /** FT1-23: the results of that order may come from another system. */
  static @Nullable Base order(Spot spot) {
    return NUMBER.map(spot.repetition(), spot.passage().context()) instanceof Identifier number
        ? new Reference().setType("ServiceRequest").setIdentifier(number)
        : null;
  }

  /** FT1-13: a code for a part of the house. */
  static @Nullable Base department(Spot spot) {
    if (spot.repetition().component(1).isEmpty()) {
      return null;
    }
    String name = spot.repetition().component(2);
    Organization department = new Organization();
    department.addIdentifier().setValue(spot.repetition().component(1));
    return name.isEmpty() ? department : department.setName(name);
  }

  /** FT1-32, FT1-33: FHIR holds one. */
  static @Nullable Base firstFacility(Spot spot) {
    return spot.index() == 0 ? HOUSE.map(spot.repetition(), spot.passage().context()) : null;
  }

  private static @Nullable CodeableConcept coded(Spot spot, String usual) {
    if (!(CODE.map(spot.repetition(), spot.passage().context())
        instanceof CodeableConcept concept)) {
      return null;
    }
    if (concept.hasCoding() && !concept.getCoding().get(0).hasSystem()) {
      Coding first = concept.getCoding().get(0);
      first.setSystem(usual);
    }
    return concept;
  }
}
