package org.corridor.authorization;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.authorization.Authorization.Learnt;
import org.corridor.eligibility.Rejection;
import org.corridor.eligibility.Verdict;

/** What a payer's words mean for an authorization. */
final class Judging {
  private static final String INQUIRIES = "005010X215";

  private final AuthorizationSettings settings;

  Judging(AuthorizationSettings settings) {
    this.settings = settings;
  }

  /** A decision that is newer than what is known. */
  Learnt decided(Authorization known, Decision decision, Instant now) {
    List<String> actions = decision.actions();
    if (actions.isEmpty()) {
      return undecided(known, decision, now);
    }
    AuthorizationState state = AuthorizationState.of(actions);
    boolean open = !state.isDecided();
    return new Learnt(
        state,
        state == AuthorizationState.DENIED || open ? "" : decision.number().orElse(""),
        decision.reference().isEmpty() ? known.reference() : decision.reference(),
        Stream.concat(hcr(decision), codes(decision.rejections()))
            .collect(Collectors.joining(", ")),
        decision.said(),
        decision.control(),
        Optional.of(now),
        open && now.isBefore(known.until()) ? Optional.of(again(known, now)) : Optional.empty());
  }

  /** An inquiry that finds nothing changes nothing; a request that was rejected was not taken. */
  private Learnt undecided(Authorization known, Decision decision, Instant now) {
    boolean inquiry = decision.group().version().startsWith(INQUIRIES);
    Learnt rejected = rejected(known, decision.rejections(), now);
    AuthorizationState state = inquiry ? known.state() : rejected.state();
    return new Learnt(
        state,
        known.number(),
        decision.reference().isEmpty() ? known.reference() : decision.reference(),
        rejected.reason(),
        inquiry ? known.said() : decision.said(),
        decision.control(),
        inquiry ? known.answered() : Optional.of(now),
        inquiry ? Optional.of(again(known, now)) : rejected.next());
  }

  /** AAAs, or what a 999 says. */
  Learnt rejected(Authorization known, List<Rejection> rejections, Instant now) {
    if (rejections.isEmpty()) {
      return silent(known, "the answer says nothing of this request", now);
    }
    boolean later = Verdict.of(rejections) == Verdict.LATER;
    return new Learnt(
        later ? AuthorizationState.LATER : AuthorizationState.REPAIR,
        known.number(),
        known.reference(),
        codes(rejections).collect(Collectors.joining(", ")),
        known.said(),
        known.control(),
        Optional.of(now),
        later ? Optional.of(again(known, now)) : Optional.empty());
  }

  /** Nothing came; whether the payer got it is not known. */
  Learnt silent(Authorization known, String why, Instant now) {
    return known.unchanged(AuthorizationState.UNANSWERED, why, Optional.of(again(known, now)));
  }

  /** It is looked at once more, as it is. */
  Learnt waiting(Authorization known, String why, Instant now) {
    return known.unchanged(known.state(), why, Optional.of(again(known, now)));
  }

  private Instant again(Authorization known, Instant now) {
    Duration pause = settings.pauseAfter(known.attempts() + 1);
    return now.plus(pause);
  }

  private static Stream<String> hcr(Decision decision) {
    return Stream.concat(Stream.of(decision.event()), decision.services().stream())
        .filter(o -> !o.action().isEmpty())
        .map(o -> "HCR %s %s".formatted(o.action(), String.join(" ", o.reasons())).strip())
        .distinct();
  }

  private static Stream<String> codes(List<Rejection> rejections) {
    return rejections.stream()
        .map(r -> "%s %s %s".formatted(r.loop(), r.reason(), r.followUp()).strip())
        .distinct();
  }
}
