package org.corridor.payer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.corridor.guides.Loop;
import org.corridor.x12.Segment;
import org.corridor.x12.SegmentWriter;

/**
 * A 278 response for a request: what was asked, and by service what the payer's rules say of it
 * (HCR). An event is certified when all its services are; else it stands as the first that is not.
 * AAA 75 says that the member is not known. Who inquires finds what was pended certified.
 */
record ReviewAnswer(Rules rules, Letters letters, Loop asked) implements Letters.Body {

  @Override
  public void write(SegmentWriter out) throws IOException {
    Segment bht = asked.segment("BHT").orElseThrow();
    out.segment("BHT").text("0007").text(isInquiry() ? "49" : "11").text(bht.text(3));
    out.text(letters.day()).text(letters.time()).text(isInquiry() ? "" : "18");
    for (Loop umo : asked.loops("2000A")) {
      Segment name = umo.loop("2010A").flatMap(l -> l.segment("NM1")).orElseThrow();
      Optional<Payer> payer = rules.payer(name.text(9));
      copied(out, umo, payer);
    }
  }

  private boolean isInquiry() {
    return asked.text("BHT", 2).equals("28");
  }

  private void copied(SegmentWriter out, Loop loop, Optional<Payer> payer) throws IOException {
    boolean decided = loop.id().equals("2000E") || loop.id().equals("2000F");
    Payer.Review review = decided ? review(loop, payer) : Payer.Review.CERTIFIED;
    boolean open = decided;
    for (Loop.Line line : loop.lines()) {
      Segment segment = line.segment();
      if (segment.is("CRC") || (loop.id().equals("2010B") && leftOut(segment))) {
        continue;
      }
      if (open && !segment.is("HL") && !segment.is("TRN") && !segment.is("UM")) {
        decision(out, review);
        open = false;
      }
      if (segment.is("TRN")) {
        out.segment("TRN").text("2").text(segment.text(2)).text(segment.text(3));
        out.text(segment.text(4));
      } else {
        out.copy(segment);
      }
    }
    if (open) {
      decision(out, review);
    }
    boolean known = !loop.id().equals("2010C") || known(loop);
    if (!known) {
      out.segment("AAA").text("N").empty(1).text("75").text("C");
    }
    for (Loop inner : loop.loops()) {
      copied(out, inner, payer);
    }
  }

  private static boolean leftOut(Segment segment) {
    return segment.is("N3") || segment.is("N4") || segment.is("PER");
  }

  private boolean known(Loop subscriber) {
    return rules.member(subscriber.text("NM1", 9)).isPresent();
  }

  private Payer.Review review(Loop loop, Optional<Payer> payer) {
    List<Loop> services = loop.id().equals("2000F") ? List.of(loop) : loop.loops("2000F");
    return services.stream()
        .flatMap(ReviewAnswer::code)
        .map(code -> payer.map(Payer::reviews).map(rules -> rules.get(code)))
        .flatMap(Optional::stream)
        .filter(one -> !(isInquiry() && one.decision().equals("A4")))
        .findFirst()
        .orElse(Payer.Review.CERTIFIED);
  }

  private static Stream<String> code(Loop service) {
    return Stream.of(
            service.segment("SV1").map(one -> one.text(1, 2)),
            service.segment("SV2").map(one -> one.text(2, 2)),
            service.segment("SV3").map(one -> one.text(1, 2)))
        .flatMap(Optional::stream);
  }

  private void decision(SegmentWriter out, Payer.Review review) throws IOException {
    String number = asked.text("BHT", 3);
    out.segment("HCR").text(review.decision());
    out.text(review.decision().equals("A1") ? "AUTH" + number : "").text(review.reason());
  }
}
