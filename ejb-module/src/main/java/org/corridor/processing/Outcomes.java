package org.corridor.processing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.corridor.intake.ApplicationAcknowledgements;
import org.corridor.journal.Arrival;
import org.corridor.journal.Fate;
import org.corridor.journal.MessageState;
import org.corridor.shared.Finding;

/** Counts and times what became of messages, and lets senders know who asked for it. */
final class Outcomes {

  private final ApplicationAcknowledgements acknowledgements;
  private final MeterRegistry meters;
  private final Clock clock;

  Outcomes(ApplicationAcknowledgements acknowledgements, MeterRegistry meters, Clock clock) {
    this.acknowledgements = acknowledgements;
    this.meters = meters;
    this.clock = clock;
  }

  void settled(Arrival arrival, Fate fate) {
    count(arrival, fate);
    switch (fate.state()) {
      case PROCESSED -> {
        if (!arrival.replay()) {
          endToEnd(arrival).record(Duration.between(arrival.receivedAt(), clock.instant()));
        }
        acknowledgements.settled(arrival.id(), "AA", told(fate));
      }
      case FILTERED -> acknowledgements.settled(arrival.id(), "AA", told(fate));
      case DEAD -> acknowledgements.settled(arrival.id(), "AE", told(fate));
      case RECEIVED, REJECTED, FAILED -> {}
    }
  }

  private void count(Arrival arrival, Fate fate) {
    if (fate.state() == MessageState.REJECTED) {
      return; // counted at the door
    }
    meters
        .counter(
            "corridor.messages",
            "interface",
            arrival.interfaceName(),
            "state",
            fate.state().name().toLowerCase(Locale.ROOT))
        .increment();
  }

  /** Which profile and which interface were used is nothing that a sender asks for. */
  private static List<Finding> told(Fate fate) {
    return fate.findings().stream()
        .filter(finding -> !finding.code().equals(ProfileTraces.PROFILE))
        .filter(finding -> !finding.code().equals(Routing.INTERFACE))
        .toList();
  }

  private Timer endToEnd(Arrival arrival) {
    return Timer.builder("corridor.end.to.end")
        .description("from the last byte read to the commit in the repository")
        .tag("interface", arrival.interfaceName())
        .publishPercentiles(0.5, 0.95, 0.99)
        .register(meters);
  }
}
