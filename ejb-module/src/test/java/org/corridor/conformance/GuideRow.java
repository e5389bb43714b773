package org.corridor.conformance;

/**
 * One row of the guide that has a FHIR target.
 *
 * @param kind which of the guide's four kinds of maps it stands in
 * @param map the map, as {@code PID[Patient]}, {@code CX[Identifier]} or {@code ADT_A01}
 * @param v2 the field, component, code or place in the message
 * @param condition when it applies, in the guide's words
 * @param fhir the element, the code, or for messages the resource
 * @param typeMap the data type map, or for messages the segment map; may be empty
 * @param table the code table; may be empty
 * @param value what is assigned, or for messages the references; may be empty
 */
record GuideRow(
    Kind kind,
    String map,
    String v2,
    String condition,
    String fhir,
    String typeMap,
    String table,
    String value) {

  /** The kinds of maps, with the folder each lies in. */
  enum Kind {
    SEGMENT("segments", "Segment maps"),
    TYPE("datatypes", "Data type maps"),
    TABLE("codesystems", "Code tables"),
    MESSAGE("messages", "Message maps");

    private final String folder;
    private final String title;

    Kind(String folder, String title) {
      this.folder = folder;
      this.title = title;
    }

    String folder() {
      return folder;
    }

    String title() {
      return title;
    }
  }

  /** What the lists of deviations and of code name it by. */
  String key() {
    return map + " | " + v2 + " | " + fhir;
  }

  /** The value that the guide assigns to the element; empty when it assigns none or computes it. */
  String constant() {
    if (value.isEmpty() && fhir.matches("[^=]+=\\s*\"[^\"]+\"")) {
      return fhir.replaceAll(".*\"([^\"]+)\"", "$1");
    }
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    String inner = quoted ? value.substring(1, value.length() - 1).strip() : "";
    return inner.contains("\"") ? "" : inner;
  }
}
