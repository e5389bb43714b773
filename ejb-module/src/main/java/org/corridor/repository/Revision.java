package org.corridor.repository;

import java.time.Instant;
import org.hl7.fhir.r4.model.Resource;

/**
 * A version of a resource.
 *
 * @param resource with its id and version
 */
public record Revision(Place place, Resource resource) {

  /**
   * Where it stands among all versions of all resources; that never changes.
   *
   * @param at when it was written
   * @param number tells apart those of one moment
   */
  public record Place(Instant at, long number) {}
}
