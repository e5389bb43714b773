package org.corridor.translation;

import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.ResourceFactory;

/** The fixed values of mapping tables. */
final class Fixed {

  private static final List<String> CODED = List.of("CodeableConcept", "Coding");

  private Fixed() {}

  /**
   * Reads a fixed value.
   *
   * @param types the types that its element takes
   * @throws IllegalArgumentException when the element takes no such value
   */
  static Base of(String value, String types) {
    String type = types.split("[|(]", -1)[0];
    return CODED.contains(type) ? coded(value, type) : primitive(type, value);
  }

  static Base primitive(String type, String value) {
    if (ResourceFactory.createType(type) instanceof PrimitiveType<?> primitive) {
      primitive.setValueAsString(value);
      return primitive;
    }
    throw new IllegalArgumentException(type + " takes no fixed value");
  }

  private static Base coded(String value, String type) {
    String[] parts = value.split("\\|", -1);
    if (parts.length > 3) {
      throw new IllegalArgumentException("expected code|system|display: " + value);
    }
    Coding coding = new Coding().setCode(parts[0]);
    if (parts.length > 1) {
      coding.setSystem(parts[1]);
    }
    if (parts.length > 2) {
      coding.setDisplay(parts[2]);
    }
    return type.equals("Coding") ? coding : new CodeableConcept(coding);
  }
}
