package org.corridor.routing;

import java.util.List;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Bundle;

/** Makes HL7 v2 messages of FHIR resources. */
@FunctionalInterface
public interface FhirToV2 {

  /** For a hub in which nobody can: no route that asks for it is taken for done. */
  FhirToV2 NONE =
      bundle -> {
        throw new Unroutable(
            Finding.error("", "207", "this hub does not write HL7 v2 from FHIR yet"));
      };

  /**
   * The messages that say what {@code bundle} says, in UTF-8; empty when there is none for its
   * resources.
   *
   * @throws Unroutable when there should be one and something is missing
   */
  List<byte[]> messages(Bundle bundle);
}
