package org.corridor.results;

import java.util.Optional;
import org.corridor.hl7v2.V2Segment;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.hl7.fhir.r4.model.CodeableConcept;

/** What kind of results an order has: by the section that made them (OBR-24), or its specimen. */
final class Categories {

  private static final CodeTable SECTIONS =
      CodeTables.standard().table("DiagnosticServiceSectionID[ObservationCategory]");
  private static final String LABORATORY = "LAB";

  private Categories() {}

  static Optional<CodeableConcept> of(V2Segment obr, boolean hasSpecimen) {
    return of(obr.field(24).text(), hasSpecimen);
  }

  /**
   * The kind.
   *
   * @param section OBR-24; may be empty
   */
  static Optional<CodeableConcept> of(String section, boolean hasSpecimen) {
    return SECTIONS
        .map(section.isEmpty() && hasSpecimen ? LABORATORY : section)
        .map(CodeableConcept::new);
  }
}
