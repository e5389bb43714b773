package org.corridor.proposals;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a proposal stands. */
public enum ProposalState {
  /** Waits for a person. */
  OPEN,
  /** A person has had it written. */
  ACCEPTED,
  /** A person does not want it; said again it stays rejected. */
  REJECTED,
  /** The record says it by now, or its source does not say it any longer. */
  WITHDRAWN,
  /** The same source has said something newer of the same. */
  SUPERSEDED;

  /** The state of that name, in capitals or not. */
  static Optional<ProposalState> of(String name) {
    return Arrays.stream(values())
        .filter(state -> state.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst();
  }
}
