package org.corridor.staff;

import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;

/** The functions that the tables of staff call by name. */
final class StaffValues {

  private static final String TABLES = "http://terminology.hl7.org/CodeSystem/v2-";
  private static final TypeMap CODE = TypeMaps.named("CWE[CodeableConcept]");
  private static final TypeMap HOUSE = TypeMaps.named("XON[Organization]");
  private static final TypeMap UNIT = TypeMaps.named("CWE[Organization]");

  private StaffValues() {}

  static @Nullable Base staffType(Spot spot) {
    return ofTable("0182", spot);
  }

  static @Nullable Base category(Spot spot) {
    return ofTable("0186", spot);
  }

  /** A code, in the v2 table where it names no system. */
  static @Nullable Base ofTable(String table, Spot spot) {
    if (CODE.map(spot.repetition(), spot.passage().context()) instanceof CodeableConcept concept) {
      if (concept.hasCoding() && !concept.getCoding().get(0).hasSystem()) {
        concept.getCoding().get(0).setSystem(TABLES + table);
      }
      return concept;
    }
    return null;
  }

  /** SPD: the name of the specialty and the board that governs it. */
  static @Nullable Base specialty(Spot spot) {
    String name = spot.repetition().component(1);
    return name.isEmpty() ? null : new CodeableConcept().setText(name);
  }

  /** PIP: the privilege is a code within the first component. */
  static @Nullable Base privilege(Spot spot) {
    V2Repetition pip = spot.repetition();
    if (pip.component(1).isEmpty()) {
      return null;
    }
    Coding coding = new Coding().setCode(pip.component(1));
    if (!pip.sub(1, 2).isEmpty()) {
      coding.setDisplay(pip.sub(1, 2));
    }
    if (!pip.sub(1, 3).isEmpty()) {
      coding.setSystem(spot.passage().context().codingSystem(pip.sub(1, 3)));
    }
    return new CodeableConcept(coding);
  }

  static @Nullable Base department(Spot spot) {
    return spot.index() == 0 ? house(spot) : null;
  }

  static @Nullable Base house(Spot spot) {
    if (UNIT.map(spot.repetition(), spot.passage().context()) instanceof Organization house) {
      if (spot.segment().name().equals("ORG")) {
        StaffRoles.UNIT.fill(house, spot.segment(), spot.passage());
      }
      return house;
    }
    return null;
  }

  static @Nullable Base school(Spot spot) {
    return house(spot, Qualifications.SCHOOL);
  }

  static @Nullable Base society(Spot spot) {
    return house(spot, Qualifications.SOCIETY);
  }

  private static @Nullable Base house(Spot spot, SegmentTable more) {
    if (HOUSE.map(spot.repetition(), spot.passage().context()) instanceof Organization house) {
      more.fill(house, spot.segment(), spot.passage());
      return house;
    }
    return null;
  }

  static @Nullable Base email(Spot spot) {
    String address = spot.repetition().text();
    return address.isBlank()
        ? null
        : new ContactPoint().setSystem(ContactPointSystem.EMAIL).setValue(address);
  }
}
