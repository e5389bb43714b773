package org.corridor.eligibility;

import java.time.Instant;
import java.util.Optional;

/** Checks as a {@link Judgement} leaves them. */
final class Judgements {

  private Judgements() {}

  static Check apply(Check begun, Judgement judgement, Optional<Instant> answered) {
    return new Check(
        begun.id(),
        begun.key(),
        begun.payer(),
        begun.day(),
        begun.patient(),
        begun.appointment(),
        begun.request(),
        begun.response(),
        judgement.state(),
        judgement.verdict(),
        judgement.reason(),
        begun.attempts() + 1,
        begun.asked(),
        answered,
        judgement.good(),
        judgement.next());
  }

  /** Another request for what is known. */
  static Check again(Check begun, Check known) {
    return new Check(
        known.id(),
        known.key(),
        known.payer(),
        known.day(),
        begun.patient(),
        begun.appointment(),
        begun.request(),
        begun.response(),
        known.state(),
        known.verdict(),
        known.reason(),
        known.attempts(),
        known.asked(),
        known.answered(),
        known.expires(),
        known.next());
  }
}
