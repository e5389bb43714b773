package org.corridor.authorization;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.corridor.eligibility.InquiryIncomplete;
import org.corridor.exchange.RealTime;

/** Follows requests until they are decided, or for as long as is set. */
final class Following {
  private static final int AT_ONCE = 200;

  /** Another hub waits this long before it takes over. */
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final AuthorizationRows rows;
  private final Lines lines;
  private final Preparing preparing;
  private final Asking asking;
  private final Settling settling;
  private final Judging judging;
  private final Clock clock;

  Following(
      AuthorizationRows rows,
      Lines lines,
      Preparing preparing,
      Asking asking,
      Settling settling,
      Judging judging,
      Clock clock) {
    this.rows = rows;
    this.lines = lines;
    this.preparing = preparing;
    this.asking = asking;
    this.settling = settling;
    this.judging = judging;
    this.clock = clock;
  }

  int due() throws InterruptedException {
    Instant now = clock.instant();
    int looked = 0;
    for (Authorization one : rows.due(now, AT_ONCE)) {
      if (rows.lease(one, now, now.plus(LEASE))) {
        follow(one, now);
        looked++;
      }
    }
    return looked;
  }

  private void follow(Authorization one, Instant now) throws InterruptedException {
    if (!now.isBefore(one.until())) {
      settling.learnt(
          one,
          one.unchanged(
              AuthorizationState.OVERDUE,
              "not decided in time; " + one.reason(),
              Optional.empty()));
    } else if (one.state() == AuthorizationState.LATER) {
      again(one);
    } else {
      look(one);
    }
  }

  /** Inquires about one; nothing happens where the payer takes no inquiries. */
  Authorization look(Authorization one) throws InterruptedException {
    Optional<RealTime.Line> line = lines.to(one.payer(), Lines.INQUIRY);
    Optional<Review> review = line.isPresent() ? review(one) : Optional.empty();
    if (review.isEmpty()) {
      return settling.learnt(one, judging.waiting(one, one.reason(), clock.instant()));
    }
    return asking.inquire(one, review.get(), line.get());
  }

  /** Sends one again, under the same trace; false where that is not possible. */
  boolean again(Authorization one) throws InterruptedException {
    Optional<RealTime.Line> line = lines.to(one.payer(), Lines.REQUEST);
    Optional<Review> review = line.isPresent() ? review(one) : Optional.empty();
    if (review.isEmpty()) {
      settling.learnt(one, judging.waiting(one, "it cannot be sent now", clock.instant()));
      return false;
    }
    asking.request(one, review.get(), line.get());
    return true;
  }

  private Optional<Review> review(Authorization one) {
    try {
      return preparing.again(one);
    } catch (InquiryIncomplete e) {
      return Optional.empty();
    }
  }
}
