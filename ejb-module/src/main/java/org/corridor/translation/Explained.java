package org.corridor.translation;

/**
 * Where an element came from.
 *
 * @param resource as {@code Patient/…}
 * @param path the element within it, as {@code name[0].family}
 * @param location the segment, field and, where known, component: {@code PID-5.1}; empty when
 *     nothing in particular
 * @param rule the table's file and line, as {@code PID-Patient.csv:9}; {@link #CODE} when the
 *     family's code made it
 * @param guide the row of the HL7 v2 to FHIR guide behind the rule; empty for one of our own
 */
public record Explained(String resource, String path, String location, String rule, String guide) {

  /** The rule of what no row says. */
  public static final String CODE = "code";
}
