package org.corridor.payer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.corridor.acknowledgement.ControlNumbers;
import org.corridor.guides.Guide;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeWriter;
import org.corridor.x12.SegmentWriter;
import org.corridor.x12.Separators;

/** Writes interchanges to those who sent some, and gives their numbers. */
final class Letters implements ControlNumbers {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");
  private static final long LAST = 999_999_999;

  /** What stands between ST and SE. */
  @FunctionalInterface
  interface Body {
    void write(SegmentWriter out) throws IOException;
  }

  private final Clock clock;
  private final AtomicLong interchanges;
  private final AtomicLong groups;
  private final AtomicLong traces;
  private final AtomicLong sets = new AtomicLong();

  Letters(Clock clock, long firstNumber) {
    this.clock = clock;
    this.interchanges = new AtomicLong(firstNumber);
    this.groups = new AtomicLong(firstNumber);
    this.traces = new AtomicLong(firstNumber);
  }

  @Override
  public long interchange(Interchange answered) {
    return next(interchanges);
  }

  @Override
  public long group(Interchange answered) {
    return next(groups);
  }

  @Override
  public long set(Interchange answered) {
    return 1 + sets.getAndIncrement() % 9999;
  }

  private static long next(AtomicLong numbers) {
    return 1 + numbers.getAndIncrement() % LAST;
  }

  Clock clock() {
    return clock;
  }

  /** A number for a payment. */
  String trace() {
    return "%09d".formatted(next(traces));
  }

  /** Today, CCYYMMDD. */
  String day() {
    return DAY.format(LocalDateTime.now(clock));
  }

  /** HHMM. */
  String time() {
    return TIME.format(LocalDateTime.now(clock));
  }

  /** An interchange of sets of one guide, to whoever sent a group. */
  Outgoing to(FunctionalGroup received, Guide guide, List<Body> bodies) {
    Interchange header = header(received.interchange());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      InterchangeWriter writer = new InterchangeWriter(bytes, Separators.USUAL, true);
      writer.begin(header);
      writer.group(group(received, header, guide));
      int number = 0;
      for (Body body : bodies) {
        body.write(writer.set(guide.set(), "%04d".formatted(++number), guide.convention()));
        writer.endSet();
      }
      writer.endGroup().end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Outgoing(guide.set(), header.control(), bytes.toByteArray());
  }

  private Interchange header(Interchange received) {
    return new Interchange(
        InterchangeWriter.nineDigits(interchange(received)),
        /* senderQualifier= */ received.receiverQualifier(),
        /* sender= */ received.receiver(),
        /* receiverQualifier= */ received.senderQualifier(),
        /* receiver= */ received.sender(),
        day().substring(2),
        time(),
        "00501",
        false,
        received.usage(),
        Separators.USUAL,
        0);
  }

  private FunctionalGroup group(FunctionalGroup received, Interchange header, Guide guide) {
    return new FunctionalGroup(
        header,
        guide.group(),
        received.receiver(),
        received.sender(),
        day(),
        time(),
        Long.toString(group(header)),
        guide.convention());
  }
}
