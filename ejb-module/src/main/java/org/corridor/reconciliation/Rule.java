package org.corridor.reconciliation;

import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What element-wise merging cannot decide about a resource because it depends on what happened
 * before. Must give the same outcome when applied to the same resources again.
 */
@FunctionalInterface
public interface Rule {

  /** Nothing beyond the element-wise merge. */
  Rule NONE = (before, after) -> {};

  /**
   * Completes the merged resource.
   *
   * @param before the stored resource, to be read only; null when there is none yet
   * @param after the resource as merged so far; to be changed in place
   */
  void settle(@Nullable Resource before, Resource after);
}
