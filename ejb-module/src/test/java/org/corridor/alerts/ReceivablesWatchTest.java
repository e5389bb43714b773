package org.corridor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.corridor.interfaces.Interfaces;
import org.corridor.ledger.Signal;
import org.junit.jupiter.api.Test;

class ReceivablesWatchTest {

  private static final Instant NOON = Instant.parse("2026-07-23T12:00:00Z");

  private final List<LocalDate> asked = new ArrayList<>();
  private List<Signal> signals = List.of();
  private final ReceivablesWatch watch =
      new ReceivablesWatch(
          day -> {
            asked.add(day);
            return signals;
          });

  private List<Cause> look(Duration later) {
    return watch.look(new Watch.Round(Interfaces.NONE, NOON.plus(later), List.of()));
  }

  @Test
  void eachSignalIsACauseOfItsPayer() {
    signals =
        List.of(
            new Signal(Signal.Kind.RATE, "ALDER", "CO-16", 7, 12_345, 0.25, 0.1),
            new Signal(Signal.Kind.NEW_CODE, "ALDER", "CO-50", 1, 150_000, 0.1, 0),
            new Signal(Signal.Kind.AMOUNT, "ALDER", "CO-50", 1, 150_000, 0.1, 0),
            new Signal(Signal.Kind.SILENCE, "", "", 3, 50_782, 0, 0));
    assertThat(look(Duration.ZERO))
        .containsExactly(
            new Cause(
                "ALDER",
                AlertKind.DENIALS,
                "rate CO-16",
                "7 claims denied with CO-16 in a week, 123.45: 25 % of those remitted, 10 %"
                    + " before"),
            new Cause(
                "ALDER",
                AlertKind.DENIALS,
                "new_code CO-50",
                "1 claims denied with CO-50 in a week, 1500.00: a reason that the payer never gave"
                    + " before"),
            new Cause(
                "ALDER",
                AlertKind.DENIALS,
                "amount CO-50",
                "1 claims denied with CO-50 in a week, 1500.00"),
            new Cause(
                "unknown-payer",
                AlertKind.UNPAID,
                "",
                "3 accepted claims without a remittance, 507.82 open"));
  }

  @Test
  void itAsksOnceInAnHourAndTellsTheSameMeanwhile() {
    signals = List.of(new Signal(Signal.Kind.SILENCE, "CEDAR", "", 3, 50_782, 0, 0));
    assertThat(look(Duration.ZERO)).hasSize(1);
    signals = List.of();
    assertThat(look(Duration.ofMinutes(59))).hasSize(1);
    assertThat(asked).containsExactly(LocalDate.parse("2026-07-23"));
    assertThat(look(Duration.ofMinutes(60))).isEmpty();
    assertThat(asked).hasSize(2);
  }
}
