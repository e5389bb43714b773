package org.corridor.eligibility;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.corridor.exchange.NotSendable;
import org.corridor.exchange.RealTime;
import org.corridor.exchange.SetDraft;

/** Asks payers by 270s. */
final class Asking {

  static final String KIND = "270";

  private final RealTime realTime;
  private final InquiryWriter writer;
  private final Clock clock;

  Asking(RealTime realTime, InquiryWriter writer, Clock clock) {
    this.realTime = realTime;
    this.writer = writer;
    this.clock = clock;
  }

  /** Whether anybody can be asked. */
  boolean anybody() {
    return realTime.sends(KIND);
  }

  /** The line to a payer by its number (NM109 of 2100A). */
  Optional<RealTime.Line> line(String payer) {
    return realTime.to(payer, KIND);
  }

  /** Which questions, by their traces, were refused instead of answered. */
  List<RealTime.Rejected> rejected(Collection<String> traces) {
    return traces.isEmpty() ? List.of() : realTime.rejected(traces);
  }

  /** Asks in one interchange, a set for each question in their order. */
  Outcome ask(RealTime.Line line, List<Draft> drafts, Duration patience)
      throws InterruptedException {
    List<SetDraft> sets =
        drafts.stream().map(one -> writer.set(one.inquiry(), clock.instant())).toList();
    try {
      RealTime.Said said = line.ask(sets, patience);
      return said instanceof RealTime.Said.Came came
          ? new Outcome.Came(came, Received.of(came.bytes()))
          : new Outcome.Sent();
    } catch (IOException | NotSendable e) {
      return new Outcome.Silent(String.valueOf(e.getMessage()));
    }
  }
}
