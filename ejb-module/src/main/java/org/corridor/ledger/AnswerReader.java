package org.corridor.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.corridor.guides.Guide;
import org.corridor.guides.Loop;
import org.corridor.guides.UnitReader;
import org.corridor.x12.Interchange;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;

/** Finds answers in TA1, in 277CA and in 277, claim by claim. */
final class AnswerReader implements UnitReader.Units {
  private final Consumer<Answer> next;
  private int claims;

  AnswerReader(Consumer<Answer> next) {
    this.next = next;
  }

  @Override
  public void service(Interchange interchange, Segment segment) {
    if (segment.is("TA1")) {
      next.accept(
          new Answer.OfEnvelope(
              Place.of(interchange),
              "TA1",
              segment.text(1),
              "",
              "",
              segment.is(4, "R") ? AnswerState.REJECTED_TA1 : AnswerState.SENT,
              segment.text(4) + ":" + segment.text(5)));
    }
  }

  @Override
  public void begins(TransactionSet set, Guide guide) {
    claims = 0;
  }

  @Override
  public void unit(TransactionSet set, Guide guide, Loop unit) {
    claims++;
    Place place = Place.of(set, unit.lines().get(0).position());
    if (guide.kind().equals("277CA")) {
      next.accept(claim(place, unit));
    } else if (guide.kind().equals("277")) {
      next.accept(
          new Answer.OfStatus(
              place,
              unit.text("REF", "EJ", 2),
              unit.text("REF", "1K", 2),
              unit.segment("STC").map(AnswerReader::code).orElse("")));
    }
  }

  private static Answer claim(Place place, Loop unit) {
    List<Segment> statuses = unit.segments("STC");
    Optional<Segment> refusal = statuses.stream().filter(AnswerReader::refuses).findFirst();
    Optional<Segment> said = refusal.or(() -> statuses.stream().findFirst());
    List<Answer.OfLine> lines = new ArrayList<>();
    for (Loop line : unit.loops("2220D")) {
      line.segments("STC").stream()
          .filter(AnswerReader::refuses)
          .findFirst()
          .ifPresent(
              stc ->
                  lines.add(
                      new Answer.OfLine(
                          line.text("REF", "FJ", 2),
                          line.segment("SVC").map(svc -> svc.text(1, 2)).orElse(""),
                          code(stc))));
    }
    return new Answer.OfClaim(
        place,
        batch(unit),
        unit.text("TRN", 2),
        refusal.isPresent() ? AnswerState.REJECTED_277CA : AnswerState.ACCEPTED,
        said.map(AnswerReader::code).orElse(""),
        unit.text("REF", "1K", 2),
        lines);
  }

  private static String batch(Loop inner) {
    return inner.outer("2000B").flatMap(l -> l.loop("2200B")).map(l -> l.text("TRN", 2)).orElse("");
  }

  @Override
  public void ended(TransactionSet set, Guide guide, Loop rest, boolean whole) {
    if (!guide.kind().equals("277CA") || claims > 0) {
      return;
    }
    for (Loop source : rest.loops("2000A")) {
      for (Loop receiver : source.loops("2000B")) {
        Optional<Loop> file = receiver.loop("2200B");
        file.ifPresent(of -> refused(set, of, "", of.text("TRN", 2)));
        for (Loop provider : receiver.loops("2000C")) {
          provider
              .loop("2200C")
              .ifPresent(
                  of ->
                      refused(
                          set,
                          of,
                          provider.loop("2100C").map(l -> l.text("NM1", 9)).orElse(""),
                          file.map(l -> l.text("TRN", 2)).orElse("")));
        }
      }
    }
  }

  private void refused(TransactionSet set, Loop of, String provider, String batch) {
    of.segments("STC").stream()
        .filter(AnswerReader::refuses)
        .findFirst()
        .ifPresent(
            stc ->
                next.accept(
                    new Answer.OfBatch(
                        Place.of(set, of.lines().get(0).position()), batch, provider, code(stc))));
  }

  private static boolean refuses(Segment stc) {
    return Answer.REFUSING.contains(stc.text(1, 1));
  }

  private static String code(Segment stc) {
    List<String> parts = new ArrayList<>();
    for (int component = 1; component <= 3; component++) {
      String part = stc.text(1, component);
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return String.join(":", parts);
  }
}
