package org.corridor.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Hears what happens to claims, in the transaction in which it happens. */
public interface ClaimStory {
  /** Nobody listens. */
  ClaimStory NONE = (connection, events) -> {};

  /**
   * Something that happened to a claim.
   *
   * @param number CLM01
   * @param kind {@code 837}, {@code TA1}, {@code 999}, {@code 277CA}, {@code 277}, {@code 835},
   *     {@code posting}, {@code reversal}, {@code parked}, {@code discarded}
   * @param place where it was said
   * @param raw the segment that says so: CLM, TA1, IK5, STC, CLP
   * @param note codes only, such as {@code A7:562:82}; never a patient's data
   */
  record Event(
      UUID claim, String number, String kind, Instant at, Place place, String raw, String note) {}

  /** Takes what happened; to be written on the connection, whose transaction stays open. */
  void tell(Connection connection, List<Event> events) throws SQLException;
}
