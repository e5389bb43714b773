package org.corridor.datatypes;

import org.corridor.hl7v2.V2Repetition;
import org.hl7.fhir.r4.model.Base;
import org.jspecify.annotations.Nullable;

/** Turns one value of a v2 data type into a FHIR data type, or into a small resource. */
@FunctionalInterface
public interface TypeMap {

  /**
   * Maps {@code value}.
   *
   * <p>What cannot be used is noted in {@code context} and left out; a map never throws for what a
   * sender wrote. A resource that leads to others holds them in its references ({@code
   * Reference#getResource}), none of them with an id.
   *
   * @return a fresh object; null when the value yields nothing
   */
  @Nullable Base map(V2Repetition value, MappingContext context);
}
