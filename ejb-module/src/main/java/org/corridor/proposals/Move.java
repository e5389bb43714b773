package org.corridor.proposals;

import java.time.Instant;

/** A proposal gets another state. */
record Move(ProposalState state, Instant at, String who, String reason) {

  /** The hub itself does it. */
  static Move byItself(ProposalState state, Instant at, String reason) {
    return new Move(state, at, "", reason);
  }
}
