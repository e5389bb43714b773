package org.corridor.writing;

import java.util.Map;
import org.hl7.fhir.r4.model.Base;

/** Turns one FHIR value into one repetition of a field. */
@FunctionalInterface
public interface TypeWriter {

  /**
   * Writes {@code value}, and says of {@code source} what it takes. What it does not know how to
   * write it leaves alone, so that it is found unsaid; it never throws for what a resource holds.
   */
  void write(Base value, V2Value to, Source source);

  /**
   * The one of a type of HL7 v2, as {@code CWE}.
   *
   * @throws IllegalArgumentException when there is none
   */
  static TypeWriter named(String type) {
    return TypeWriters.named(type, "", Map.of());
  }
}
