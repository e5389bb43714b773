package org.corridor.eligibility;

import java.util.Optional;

/**
 * A question with what the payer said.
 *
 * @param answer empty while there is none
 * @param cached whether the payer had said it before
 */
public record Checked(Check check, Optional<Answer> answer, boolean cached) {

  /** What it means. */
  public Optional<Summary> summary() {
    return answer.map(Summary::of);
  }
}
