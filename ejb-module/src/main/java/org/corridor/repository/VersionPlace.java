package org.corridor.repository;

import java.time.Instant;

/**
 * Where a version of a resource stands among all versions of all resources; that never changes.
 *
 * @param at when the transaction began that wrote it
 * @param number tells apart those of one moment
 */
public record VersionPlace(Instant at, long number) {

  /** Before everything that was written at {@code at} or later. */
  public static VersionPlace before(Instant at) {
    return new VersionPlace(at, -1);
  }
}
