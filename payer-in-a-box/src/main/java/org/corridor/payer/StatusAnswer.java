package org.corridor.payer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.corridor.guides.Loop;
import org.corridor.x12.Segment;
import org.corridor.x12.SegmentWriter;

/**
 * A 277 for a 276: P1 20 of a claim that waits, F1 65 of one that was paid, F2 585 of one that was
 * denied, A4 35 of one that nobody knows.
 */
record StatusAnswer(Register register, Letters letters, Loop asked) implements Letters.Body {

  @Override
  public void write(SegmentWriter out) throws IOException {
    Segment bht = asked.segment("BHT").orElseThrow();
    out.segment("BHT").text("0010").text("08").text(bht.text(3));
    out.text(letters.day()).text(letters.time()).text("DG");
    for (Loop source : asked.loops("2000A")) {
      String payer = source.loop("2100A").map(named -> named.text("NM1", 9)).orElse("");
      level(out, source, "2100A");
      for (Loop receiver : source.loops("2000B")) {
        level(out, receiver, "2100B");
        for (Loop provider : receiver.loops("2000C")) {
          level(out, provider, "2100C");
          for (Loop subscriber : provider.loops("2000D")) {
            level(out, subscriber, "2100D");
            claims(out, payer, subscriber.loops("2200D"));
            for (Loop dependent : subscriber.loops("2000E")) {
              level(out, dependent, "2100E");
              claims(out, payer, dependent.loops("2200E"));
            }
          }
        }
      }
    }
  }

  private static void level(SegmentWriter out, Loop level, String name) throws IOException {
    out.copy(level.lines().get(0).segment());
    for (Loop named : level.loops(name)) {
      out.copy(named.segment("NM1").orElseThrow());
    }
  }

  private void claims(SegmentWriter out, String payer, List<Loop> loops) throws IOException {
    for (Loop loop : loops) {
      claim(out, payer, loop);
    }
  }

  private void claim(SegmentWriter out, String payer, Loop loop) throws IOException {
    String number = loop.text("REF", "EJ", 2);
    Optional<Register.Kept> found = register.find(payer, number, loop.text("REF", "1K", 2));
    out.segment("TRN").text("2").text(loop.text("TRN", 2));
    String[] status = found.map(StatusAnswer::status).orElse(new String[] {"A4", "35"});
    out.segment("STC").composite(status).text(letters.day()).empty(1);
    if (found.isPresent()) {
      Register.Kept kept = found.get();
      out.amount(kept.claim().cents()).amount(kept.paid());
      out.segment("REF").text("1K").text(kept.number());
      out.segment("REF").text("EJ").text(kept.claim().number());
    } else {
      out.text(loop.text("AMT", "T3", 2)).text("0");
      if (!number.isEmpty()) {
        out.segment("REF").text("EJ").text(number);
      }
    }
    Optional<Segment> day = loop.segment("DTP", "472");
    if (day.isPresent()) {
      out.copy(day.get());
    }
  }

  private static String[] status(Register.Kept kept) {
    if (kept.decisions().isEmpty()) {
      return new String[] {"P1", "20"};
    }
    boolean denied = kept.decisions().stream().allMatch(Decision::denied);
    return denied ? new String[] {"F2", "585"} : new String[] {"F1", "65"};
  }
}
