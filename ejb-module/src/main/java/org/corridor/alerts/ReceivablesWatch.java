package org.corridor.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.corridor.ledger.Signal;

/** What payers deny and what they leave unsaid, by payer. It asks seldom: a day changes little. */
final class ReceivablesWatch implements Watch {

  private static final Duration PAUSE = Duration.ofHours(1);
  private static final String UNNAMED = "unknown-payer";

  private final Function<LocalDate, List<Signal>> signals;
  private Instant nextAt = Instant.MIN;
  private List<Cause> last = List.of();

  /**
   * @param signals as of a day
   */
  ReceivablesWatch(Function<LocalDate, List<Signal>> signals) {
    this.signals = signals;
  }

  @Override
  public Set<AlertKind> kinds() {
    return Set.of(AlertKind.DENIALS, AlertKind.UNPAID);
  }

  @Override
  public List<Cause> look(Round round) {
    if (!round.now().isBefore(nextAt)) {
      LocalDate today = LocalDate.ofInstant(round.now(), ZoneOffset.UTC);
      last = signals.apply(today).stream().map(ReceivablesWatch::cause).toList();
      nextAt = round.now().plus(PAUSE);
    }
    return last;
  }

  private static Cause cause(Signal one) {
    String payer = one.payer().isEmpty() ? UNNAMED : one.payer();
    if (one.kind() == Signal.Kind.SILENCE) {
      return new Cause(
          payer,
          AlertKind.UNPAID,
          "",
          "%d accepted claims without a remittance, %s open"
              .formatted(one.claims(), money(one.amount())));
    }
    String subject = one.kind().name().toLowerCase(Locale.ROOT) + " " + one.code();
    return new Cause(payer, AlertKind.DENIALS, subject, text(one));
  }

  private static String text(Signal one) {
    String what =
        "%d claims denied with %s in a week, %s"
            .formatted(one.claims(), one.code(), money(one.amount()));
    return switch (one.kind()) {
      case RATE ->
          what
              + ": %s of those remitted, %s before"
                  .formatted(part(one.rate()), part(one.baseline()));
      case NEW_CODE -> what + ": a reason that the payer never gave before";
      case AMOUNT, SILENCE -> what;
    };
  }

  private static String part(double of) {
    return Math.round(of * 100) + " %";
  }

  private static String money(long cents) {
    return "%d.%02d".formatted(cents / 100, cents % 100);
  }
}
