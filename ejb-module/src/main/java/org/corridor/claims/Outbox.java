package org.corridor.claims;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who brings claims to payers: gives numbers to the set, writes and sends it. */
public interface Outbox {

  /** Whether anybody takes claims of a kind for a payer. */
  boolean takes(ClaimKind kind, String payer);

  /**
   * Claims of one kind, billing provider and payer.
   *
   * @param id the same when the same lot is handed over again: it is sent once
   */
  record Lot(UUID id, ClaimKind kind, String payer, String provider, List<Submission> claims) {}

  /** BHT03 of a lot that was taken before; empty if it was not. */
  Optional<String> taken(UUID lot);

  /**
   * Takes a lot over; it is on its way, or will be, when this returns.
   *
   * @return BHT03 of the set; empty if the lot could not be taken now and is to be tried again
   * @throws LotRefused when trying again would not help before somebody has done something
   */
  Optional<String> take(Lot lot);
}
