package org.corridor.chart;

import java.util.Locale;
import org.corridor.translation.Identity;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;

/** What tells two allergies or two diagnoses of a patient apart: the code, else the words. */
public final class Concepts {

  private Concepts() {}

  static String id(String type, Reference of, CodeableConcept concept) {
    // Not getCodingFirstRep: it would leave an empty coding behind.
    Coding coding = concept.hasCoding() ? concept.getCoding().get(0) : new Coding();
    return coding.hasCode()
        ? Identity.of(type, of.getReference(), String.valueOf(coding.getSystem()), coding.getCode())
        : Identity.of(
            type,
            of.getReference(),
            "text",
            String.valueOf(concept.getText()).strip().toUpperCase(Locale.ROOT));
  }
}
