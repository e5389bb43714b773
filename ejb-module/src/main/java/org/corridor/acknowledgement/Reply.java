package org.corridor.acknowledgement;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeWriter;
import org.corridor.x12.SegmentWriter;
import org.corridor.x12.Separators;

/** An interchange that answers another; it begins when it is first written to. */
final class Reply {
  private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("yyMMdd");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  private final Interchange received;
  private final ControlNumbers numbers;
  private final LocalDateTime now;
  private final Spool spool = new Spool();
  private final InterchangeWriter writer = new InterchangeWriter(spool, Separators.USUAL, true);
  private boolean begun;

  Reply(Interchange received, ControlNumbers numbers, LocalDateTime now) {
    this.received = received;
    this.numbers = numbers;
    this.now = now;
  }

  InterchangeWriter begin() throws IOException {
    if (!begun) {
      begun = true;
      writer.begin(header());
    }
    return writer;
  }

  private Interchange header() {
    return new Interchange(
        InterchangeWriter.nineDigits(numbers.interchange(received)),
        qualifier(received.receiverQualifier()),
        party(received.receiver()),
        qualifier(received.senderQualifier()),
        party(received.sender()),
        now.format(SHORT_DATE),
        time(),
        "00501",
        false,
        received.usage().equals("T") ? "T" : "P",
        Separators.USUAL,
        0);
  }

  private static String qualifier(String received) {
    return received.matches("0[1-4789]|[12]\\d|3[0-8]|NR|SN") ? received : "ZZ";
  }

  private static String party(String id) {
    return id.isBlank() ? "UNKNOWN" : Fit.text(id, 15);
  }

  /** Begins a group that answers another, and a set in it. */
  SegmentWriter group(FunctionalGroup answered, String functionalId, String convention)
      throws IOException {
    Interchange of = answered.interchange();
    String sender = answered.receiver().isBlank() ? of.receiver() : answered.receiver();
    String receiver = answered.sender().isBlank() ? of.sender() : answered.sender();
    begin()
        .group(
            new FunctionalGroup(
                of,
                functionalId,
                Fit.text(sender, 15),
                Fit.text(receiver, 15),
                date(),
                time(),
                Long.toString(numbers.group(received)),
                convention));
    return writer.segments();
  }

  /** Begins a set. */
  SegmentWriter set(String type, String convention) throws IOException {
    return writer.set(type, "%04d".formatted(numbers.set(received)), convention);
  }

  void endSet() throws IOException {
    writer.endSet();
  }

  void endGroup() throws IOException {
    writer.endGroup();
  }

  /** Today, CCYYMMDD. */
  String date() {
    return now.format(DATE);
  }

  /** HHMM. */
  String time() {
    return now.format(TIME);
  }

  /** Sends it, if it was begun. */
  void send(Outbox outbox, Outbox.Kind kind) throws IOException {
    if (begun) {
      writer.end();
      try (OutputStream out = outbox.open(kind, received)) {
        spool.read().transferTo(out);
      }
    }
    spool.clear();
  }

  void forget() throws IOException {
    spool.clear();
  }
}
