package org.corridor.translation;

import org.hl7.fhir.r4.model.Base;
import org.jspecify.annotations.Nullable;

/** What a row cannot say: a small function that rows call by its name in their type column. */
@FunctionalInterface
public interface ValueFunction {

  /** The value for the row's element; null when there is none. */
  @Nullable Base value(Spot spot);
}
