package org.corridor.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a remittance says of a claim, and what became of it.
 *
 * @param claim which one it is about, as far as that is known
 * @param difference of an unbalanced one, how much more is paid than its amounts explain, in cents
 * @param reverses what it takes back
 * @param reversedBy what took it back
 * @param who decided it; empty for nobody
 * @param note why
 */
public record RemittanceClaim(
    UUID id,
    UUID remittance,
    ClaimPayment payment,
    Optional<UUID> claim,
    EntryState state,
    ParkReason reason,
    long difference,
    Optional<UUID> reverses,
    Optional<UUID> reversedBy,
    Instant stateAt,
    String who,
    String note) {

  /** Whether it is part of what the claim's amounts are made of. */
  public boolean active() {
    return state == EntryState.POSTED && reverses.isEmpty() && reversedBy.isEmpty();
  }

  RemittanceClaim reversed(UUID by) {
    return new RemittanceClaim(
        id,
        remittance,
        payment,
        claim,
        state,
        reason,
        difference,
        reverses,
        Optional.of(by),
        stateAt,
        who,
        note);
  }

  RemittanceClaim parked(Optional<UUID> about, ParkReason why, long by) {
    return new RemittanceClaim(
        id,
        remittance,
        payment,
        about,
        EntryState.PARKED,
        why,
        by,
        Optional.empty(),
        Optional.empty(),
        stateAt,
        who,
        note);
  }

  RemittanceClaim noted(Optional<UUID> about) {
    return new RemittanceClaim(
        id,
        remittance,
        payment,
        about,
        EntryState.NOTED,
        ParkReason.NONE,
        0,
        Optional.empty(),
        Optional.empty(),
        stateAt,
        who,
        note);
  }

  RemittanceClaim posted(UUID about, ClaimPayment what, Optional<UUID> undone) {
    return new RemittanceClaim(
        id,
        remittance,
        what,
        Optional.of(about),
        EntryState.POSTED,
        ParkReason.NONE,
        0,
        undone,
        Optional.empty(),
        stateAt,
        who,
        note);
  }

  /** As somebody decides it. */
  RemittanceClaim decided(Instant at, String by, String why) {
    return new RemittanceClaim(
        id,
        remittance,
        payment,
        claim,
        state,
        reason,
        difference,
        reverses,
        reversedBy,
        at,
        by,
        why);
  }

  RemittanceClaim discarded() {
    return new RemittanceClaim(
        id,
        remittance,
        payment,
        claim,
        EntryState.DISCARDED,
        reason,
        difference,
        reverses,
        reversedBy,
        stateAt,
        who,
        note);
  }
}
