package org.corridor.alerts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.corridor.exchange.Waiting.Missed;

/** Acknowledgements that are missed, and interchanges that wait for a person, by partner. */
final class ExchangeWatch implements Watch {

  private static final String NOBODY = "unknown-sender";

  private final Function<Instant, List<Missed>> missed;
  private final Supplier<List<Missed>> parked;

  /**
   * @param missed answers that are missed at a time
   * @param parked what waits for a person
   */
  ExchangeWatch(Function<Instant, List<Missed>> missed, Supplier<List<Missed>> parked) {
    this.missed = missed;
    this.parked = parked;
  }

  @Override
  public Set<AlertKind> kinds() {
    return Set.of(AlertKind.UNANSWERED, AlertKind.PARKED);
  }

  @Override
  public List<Cause> look(Round round) {
    List<Cause> causes = new ArrayList<>();
    for (Missed one : missed.apply(round.now())) {
      causes.add(
          cause(
              one,
              AlertKind.UNANSWERED,
              "%d without %s; the first was due at %s"
                  .formatted(one.count(), one.what(), second(one))));
    }
    for (Missed one : parked.get()) {
      causes.add(
          cause(
              one,
              AlertKind.PARKED,
              "%d %s, the first since %s".formatted(one.count(), one.what(), second(one))));
    }
    return causes;
  }

  private static Instant second(Missed one) {
    return one.oldest().truncatedTo(ChronoUnit.SECONDS);
  }

  private static Cause cause(Missed one, AlertKind kind, String text) {
    return new Cause(one.partner().isEmpty() ? NOBODY : one.partner(), kind, one.what(), text);
  }
}
