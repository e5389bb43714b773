package org.corridor.datatypes;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;

/** Extensions of the FHIR specification that data types need. */
final class Extensions {

  private static final String FHIR = "http://hl7.org/fhir/StructureDefinition/";

  private Extensions() {}

  static Extension string(String name, String value) {
    return new Extension(FHIR + name, new StringType(value));
  }

  /** An extension that is ours, for what FHIR has no place for. */
  static Extension own(String name, String value) {
    return new Extension(
        "https://corridor.example/fhir/StructureDefinition/" + name, new StringType(value));
  }

  static Extension code(String name, String value) {
    return new Extension(FHIR + name, new CodeType(value));
  }

  static Extension absent(String reason) {
    return code("data-absent-reason", reason);
  }

  /** What the sender wrote, where FHIR cannot hold all of it. */
  static Extension originalText(String text) {
    return string("originalText", text);
  }
}
