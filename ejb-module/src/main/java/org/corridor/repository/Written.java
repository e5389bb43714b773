package org.corridor.repository;

import java.time.Instant;

/**
 * A version of a resource that was written.
 *
 * @param reference as {@code ServiceRequest/…/_history/3}
 */
public record Written(Place place, String reference) {

  /**
   * Where it stands among all versions.
   *
   * @param at when the transaction began that wrote it
   * @param number tells apart those of one moment
   */
  public record Place(Instant at, long number) {

    /** Before everything that was written at {@code at} or later. */
    public static Place before(Instant at) {
      return new Place(at, -1);
    }
  }
}
