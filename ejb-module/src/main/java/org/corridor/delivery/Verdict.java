package org.corridor.delivery;

import java.time.Duration;
import java.time.Instant;

/** What follows from an attempt, and is written down. */
sealed interface Verdict {

  /** What the receiver said at last, or why it stands where it stands. */
  String reason();

  /** The receiver has it. */
  record Delivered(String reason) implements Verdict {}

  /**
   * It is tried again.
   *
   * @param unreached whether it only waits because the destination was not reached
   */
  record Again(
      Instant at, int attempts, int answers, boolean repeated, boolean unreached, String reason)
      implements Verdict {}

  /** It is set aside for a person. */
  record Parked(String reason) implements Verdict {}

  /**
   * It may have arrived, and a person decides.
   *
   * @param inTheWay whether those that come after it wait
   */
  record Doubted(boolean inTheWay, String reason) implements Verdict {}

  /**
   * Judges an attempt.
   *
   * @param parcel as it was before the attempt
   * @param probing whether the destination was taken to be down: then what it answers says nothing
   *     about this delivery
   * @param chance from 0 to 1, by which pauses differ
   */
  static Verdict on(
      Attempt attempt,
      Parcel parcel,
      Destination destination,
      boolean probing,
      Instant now,
      double chance) {
    RetryPolicy retry = destination.retry();
    int attempts = parcel.attempts() + 1;
    int answers = parcel.answers() + (probing ? 0 : 1);
    Instant at = now.plus(retry.pauseAfter(attempts, chance));
    if (attempt instanceof Attempt.Taken taken) {
      return new Delivered(taken.answer());
    }
    if (attempt instanceof Attempt.Refused refused) {
      return new Parked(refused.reason());
    }
    if (attempt instanceof Attempt.Unreached unreached) {
      return inTime(
          new Again(at, attempts, parcel.answers(), parcel.repeated(), true, unreached.reason()),
          parcel,
          retry,
          now);
    }
    if (attempt instanceof Attempt.Answered answered) {
      return answers >= retry.answers()
          ? new Parked(answered.reason())
          : inTime(
              new Again(at, attempts, answers, parcel.repeated(), false, answered.reason()),
              parcel,
              retry,
              now);
    }
    String reason = ((Attempt.InDoubt) attempt).reason();
    return switch (destination.inDoubt()) {
      case HOLD -> new Doubted(true, reason);
      case ASK -> new Doubted(false, reason);
      case RESEND ->
          answers >= retry.answers()
              ? new Parked(reason)
              : inTime(new Again(at, attempts, answers, true, false, reason), parcel, retry, now);
    };
  }

  private static Verdict inTime(Again again, Parcel parcel, RetryPolicy retry, Instant now) {
    return isTooOld(parcel, retry, now)
        ? new Parked("too old after " + text(retry.maximumAge()) + ": " + again.reason())
        : again;
  }

  /** Whether it is given up because of its age. */
  static boolean isTooOld(Parcel parcel, RetryPolicy retry, Instant now) {
    return now.isAfter(parcel.createdAt().plus(retry.maximumAge()));
  }

  private static String text(Duration age) {
    return age.toHours() < 48 ? age.toMinutes() + " minutes" : age.toDays() + " days";
  }
}
