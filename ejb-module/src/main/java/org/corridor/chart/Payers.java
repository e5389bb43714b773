package org.corridor.chart;

import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** The houses behind a coverage, and the functions of its tables. */
final class Payers {

  private static final SegmentTable COMPANY =
      SegmentTable.load(Payers.class, "IN1-Organization.csv", new Organization());

  private static final String TO_INSURED = "http://terminology.hl7.org/CodeSystem/v2-0344";
  private static final TypeMap HOUSE = TypeMaps.named("XON[Organization]");
  private static final TypeMap NUMBER = TypeMaps.named("CX[Identifier]");
  private static final TypeMap CODE = TypeMaps.named("CWE[CodeableConcept]");

  private Payers() {}

  /** IN1-3 where the company has no name in IN1-4. */
  static Reference payer(Passage passage, V2Segment in1) {
    Organization company = new Organization();
    COMPANY.fill(company, in1, passage);
    return company.hasIdentifier()
        ? passage.mention(company)
        : new Reference().setDisplay("unknown");
  }

  static @Nullable Base company(Spot spot) {
    if (HOUSE.map(spot.repetition(), spot.passage().context()) instanceof Organization company) {
      COMPANY.fill(company, spot.segment(), spot.passage());
      return company;
    }
    return null;
  }

  /** IN1-11 with the number in IN1-10. */
  static @Nullable Base employer(Spot spot) {
    if (!(HOUSE.map(spot.repetition(), spot.passage().context())
        instanceof Organization employer)) {
      return null;
    }
    boolean ofPerson = spot.segment().value("10.5").equals("SN");
    return !ofPerson
            && !employer.hasIdentifier()
            && NUMBER.map(spot.segment().field(10).first(), spot.passage().context())
                instanceof Identifier number
        ? employer.addIdentifier(number)
        : employer;
  }

  /** IN1-10 alone. */
  static @Nullable Base employerNumber(Spot spot) {
    return NUMBER.map(spot.repetition(), spot.passage().context()) instanceof Identifier number
        ? new Organization().addIdentifier(number)
        : null;
  }

  /** IN2-72. */
  static @Nullable Base relationship(Spot spot) {
    if (CODE.map(spot.repetition(), spot.passage().context()) instanceof CodeableConcept concept
        && concept.hasCoding()) {
      if (!concept.getCoding().get(0).hasSystem()) {
        concept.getCoding().get(0).setSystem(TO_INSURED);
      }
      return concept;
    }
    return null;
  }
}
