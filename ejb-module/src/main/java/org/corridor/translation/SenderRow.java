package org.corridor.translation;

/**
 * A row of a sender's profile, in the syntax of the mapping tables.
 *
 * @param file where it stands
 * @param line in that file, from 1
 * @param v2 a field such as {@code ZPI-3}
 * @param condition when it applies; empty means always
 * @param fhir the element to fill, starting with the type of its resource: {@code
 *     Patient.maritalStatus}
 * @param type a data type map such as {@code CWE[CodeableConcept]}; empty with a fixed value
 * @param table the code table that translates the value; may be empty
 * @param value a fixed value instead of the field's own; may be empty
 */
public record SenderRow(
    String file,
    long line,
    String v2,
    String condition,
    String fhir,
    String type,
    String table,
    String value) {

  String resource() {
    int dot = fhir.indexOf('.');
    return dot < 0 ? fhir : fhir.substring(0, dot);
  }

  String segment() {
    return v2.length() < 3 ? v2 : v2.substring(0, 3);
  }

  Row row() {
    int dot = fhir.indexOf('.');
    String path = dot < 0 ? "" : fhir.substring(dot + 1);
    return new Row(file, line, v2, condition, path, type, table, value, "", "");
  }
}
