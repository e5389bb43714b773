package org.corridor.routing;

import java.time.Instant;
import java.util.Optional;
import org.corridor.writing.Form;
import org.corridor.writing.MessageWriters.Written;
import org.hl7.fhir.r4.model.Bundle;

/** Makes HL7 v2 messages of FHIR resources. */
@FunctionalInterface
public interface FhirToV2 {

  /**
   * The messages that say what {@code bundle} says, in UTF-8; none when there is none for its
   * resources.
   *
   * @param arrived when the bundle came
   * @param wanted the form that the route asks for, where a resource has several
   * @throws Unroutable when there should be one and something is missing
   */
  Written messages(Bundle bundle, Instant arrived, Optional<Form> wanted);
}
