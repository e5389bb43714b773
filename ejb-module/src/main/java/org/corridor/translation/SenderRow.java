package org.corridor.translation;

import java.util.Map;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;

/**
 * A row of a sender's profile, in the syntax of the mapping tables.
 *
 * @param file where it stands
 * @param line in that file, from 1
 * @param v2 a field such as {@code ZPI-3}, or a component of one such as {@code ZPI-3.2}
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

  /** The component that it maps; 0 for the whole field. */
  private int component() {
    int dot = v2.indexOf('.');
    String number = dot < 0 ? "" : v2.substring(dot + 1);
    return number.matches("[1-9]\\d?") ? Integer.parseInt(number) : 0;
  }

  /** As a row of a mapping table, which maps a whole field: a component comes by a function. */
  Row row() {
    int dot = fhir.indexOf('.');
    String path = dot < 0 ? "" : fhir.substring(dot + 1);
    boolean part = component() > 0;
    return new Row(
        file,
        line,
        part ? v2.substring(0, v2.indexOf('.')) : v2,
        condition,
        path,
        part && value.isEmpty() ? function() : type,
        part ? "" : table,
        value,
        "",
        "");
  }

  /** The function that {@link #row} calls, if it does. */
  Map<String, ValueFunction> functions() {
    int component = component();
    if (component == 0 || !value.isEmpty()) {
      return Map.of();
    }
    try {
      TypeMap map = table.isEmpty() ? TypeMaps.named(type) : TypeMaps.named(type, table);
      return Map.of(
          function(),
          spot -> {
            V2Repetition part = spot.repetition().part(component);
            return part.isEmpty() ? null : map.map(part, spot.passage().context());
          });
    } catch (IllegalArgumentException e) {
      throw row().broken(String.valueOf(e.getMessage()));
    }
  }

  private String function() {
    return v2 + " " + type + " " + table;
  }
}
