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

  /**
   * Settles the states of two resources that turned out to be one.
   *
   * @param other the one that goes, and stays as a trace; to be changed in place
   * @param survivor the one that stays, with all that was known of the other where it had nothing
   *     itself; to be changed in place
   * @param newer whether what is known of the other is newer
   */
  default void unite(Resource other, Resource survivor, boolean newer) {}
}
