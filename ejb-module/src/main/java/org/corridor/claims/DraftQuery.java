package org.corridor.claims;

import java.util.Optional;

/**
 * Which drafts are wanted, in the order of their claims.
 *
 * @param code of a finding that they have
 * @param after the last one of the page before
 * @param limit at most so many
 */
public record DraftQuery(
    Optional<DraftState> state,
    Optional<String> payer,
    Optional<String> code,
    Optional<String> after,
    int limit) {
  /** The most of a page. */
  public static final int MOST = 1000;
}
