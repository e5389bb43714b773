package org.corridor.eligibility;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an answer, or that there is none, makes of a check.
 *
 * @param good until when the answer is
 * @param next when the night may ask again; empty: when the data have changed
 */
record Judgement(
    CheckState state,
    Verdict verdict,
    String reason,
    Optional<Instant> good,
    Optional<Instant> next) {

  static Judgement answered(Answer answer, int attempt, Instant now, EligibilitySettings settings) {
    Optional<Boolean> active = Summary.of(answer).active();
    Verdict verdict = Verdict.of(answer.rejections());
    if (active.isPresent()) {
      Optional<Instant> good = Optional.of(now.plus(settings.expiry()));
      return new Judgement(
          active.get() ? CheckState.VERIFIED : CheckState.INACTIVE,
          verdict,
          codes(answer.rejections()),
          good,
          good);
    }
    if (answer.rejections().isEmpty()) {
      return new Judgement(
          CheckState.REPAIR,
          Verdict.NEVER,
          "the payer says neither that coverage is active nor that it is not",
          Optional.empty(),
          Optional.empty());
    }
    return rejected(answer.rejections(), attempt, now, settings);
  }

  static Judgement rejected(
      List<Rejection> rejections, int attempt, Instant now, EligibilitySettings settings) {
    Verdict verdict = Verdict.of(rejections);
    Optional<Instant> next =
        switch (verdict) {
          case LATER -> Optional.of(now.plus(pause(rejections, attempt, settings)));
          case ENROLMENT -> Optional.of(now.plus(settings.longestPause()));
          default -> Optional.empty();
        };
    return new Judgement(
        verdict == Verdict.LATER ? CheckState.UNANSWERED : CheckState.REPAIR,
        verdict,
        codes(rejections),
        Optional.empty(),
        next);
  }

  static Judgement silent(String why, int attempt, Instant now, EligibilitySettings settings) {
    return new Judgement(
        CheckState.UNANSWERED,
        Verdict.LATER,
        why,
        Optional.empty(),
        Optional.of(now.plus(settings.pauseAfter(attempt))));
  }

  static Judgement sent(Instant now, EligibilitySettings settings) {
    return new Judgement(
        CheckState.ASKED,
        Verdict.LATER,
        "the payer answers later",
        Optional.empty(),
        Optional.of(now.plus(settings.longestPause())));
  }

  /** AAA04 W and X name the days to wait. */
  private static Duration pause(
      List<Rejection> rejections, int attempt, EligibilitySettings settings) {
    if (rejections.stream().anyMatch(r -> r.followUp().equals("W"))) {
      return Duration.ofDays(30);
    }
    return rejections.stream().anyMatch(r -> r.followUp().equals("X"))
        ? Duration.ofDays(10)
        : settings.pauseAfter(attempt);
  }

  private static String codes(List<Rejection> rejections) {
    return rejections.stream()
        .map(r -> "%s %s %s".formatted(r.loop(), r.reason(), r.followUp()).strip())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
