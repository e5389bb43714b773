package org.corridor.exchange;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened to a claim. Told once more with the same place and note, it is the same.
 *
 * @param claim CLM01
 * @param spot where it stands
 * @param raw the segments, patients' data, or empty; shown to few, and audited
 * @param note in words, without patient data; may be empty
 */
public record ClaimEvent(
    String claim, ClaimEventKind kind, Instant at, Spot spot, String raw, String note) {

  /**
   * Where something stands.
   *
   * @param interchange our id of it
   * @param set our id of it
   * @param control ISA13
   * @param group GS06
   * @param transaction ST02
   * @param position of the segment in the set, ST being 1; 0 for none
   */
  public record Spot(
      Optional<UUID> interchange,
      Optional<UUID> set,
      String control,
      String group,
      String transaction,
      long position) {

    /** In no interchange. */
    public static final Spot NOWHERE = new Spot(Optional.empty(), Optional.empty(), "", "", "", 0);
  }
}
