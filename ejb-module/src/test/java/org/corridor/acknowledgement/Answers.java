package org.corridor.acknowledgement;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.corridor.acknowledgement.Outbox.Kind;
import org.corridor.acknowledgement.Reception.Role;
import org.corridor.edits.Edits;
import org.corridor.guides.GuidedHandler;
import org.corridor.guides.GuidedReader;
import org.corridor.guides.Guides;
import org.corridor.guides.RuleBook;
import org.corridor.x12.Finding;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;

/** Reads interchanges and keeps the answers to them. */
final class Answers implements Outbox {
  static final RuleBook EDITS = Edits.standard();

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-07-01T09:30:00Z"), ZoneOffset.UTC);

  private record Sent(Kind kind, ByteArrayOutputStream bytes) {}

  private final List<Sent> sent = new ArrayList<>();
  private Admission admission = Admission.ALL;
  private ClaimDesk desk = ClaimDesk.TAKES_ALL;
  private RuleBook rules = RuleBook.NONE;
  private boolean everyInterchange = true;

  static Answers given() {
    return new Answers();
  }

  Answers admitting(Admission by) {
    admission = by;
    return this;
  }

  Answers deciding(ClaimDesk by) {
    desk = by;
    return this;
  }

  Answers checking(RuleBook by) {
    rules = by;
    return this;
  }

  Answers onlyWhereAsked() {
    everyInterchange = false;
    return this;
  }

  Answers to(String... interchanges) {
    for (String interchange : interchanges) {
      to(interchange.getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  Answers to(byte[] stream) {
    try (AcknowledgementWriter writer =
        new AcknowledgementWriter(
            new Reception(admission, desk, Role.CLEARINGHOUSE, everyInterchange),
            new Counted(),
            this,
            CLOCK)) {
      read(stream, rules, writer);
    }
    return this;
  }

  private static void read(byte[] stream, RuleBook rules, GuidedHandler handler) {
    try {
      GuidedReader guided = new GuidedReader(Guides.standard(), rules, handler, Limits.USUAL);
      new InterchangeReader(guided, Limits.USUAL).read(new ByteArrayInputStream(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public OutputStream open(Kind kind, Interchange answered) {
    Sent one = new Sent(kind, new ByteArrayOutputStream());
    sent.add(one);
    return one.bytes();
  }

  /** All answers of a kind. */
  String of(Kind kind) {
    StringBuilder all = new StringBuilder();
    sent.stream().filter(s -> s.kind() == kind).forEach(s -> all.append(text(s)));
    return all.toString();
  }

  private static String text(Sent one) {
    return one.bytes().toString(StandardCharsets.UTF_8);
  }

  /** The segments of these names in the answers of a kind, without terminators. */
  List<String> segments(Kind kind, String... names) {
    return of(kind)
        .lines()
        .map(line -> line.substring(0, line.length() - 1))
        .filter(s -> List.of(names).contains(s.substring(0, Math.max(0, s.indexOf('*')))))
        .toList();
  }

  /** What the engine finds in the answers. */
  List<String> findings() {
    List<String> findings = new ArrayList<>();
    sent.forEach(
        s ->
            read(
                s.bytes().toByteArray(),
                EDITS,
                new GuidedHandler() {
                  @Override
                  public void finding(Finding finding) {
                    findings.add(s.kind() + ": " + finding + " " + finding.text());
                  }
                }));
    return findings;
  }

  /** What is read in interchanges that are answers. */
  static List<Acknowledged> readIn(byte[] stream) {
    List<Acknowledged> all = new ArrayList<>();
    try {
      new InterchangeReader(new AcknowledgementReader(all::add), Limits.USUAL)
          .read(new ByteArrayInputStream(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  List<Acknowledged> read(Kind kind) {
    return readIn(of(kind).getBytes(StandardCharsets.UTF_8));
  }

  private static final class Counted implements ControlNumbers {
    private long interchange = 7000;
    private long group = 80;
    private long set;

    @Override
    public long interchange(Interchange answered) {
      return ++interchange;
    }

    @Override
    public long group(Interchange answered) {
      return ++group;
    }

    @Override
    public long set(Interchange answered) {
      return ++set;
    }
  }
}
