package org.corridor.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.corridor.guides.Guide;
import org.corridor.guides.Loop;
import org.corridor.journal.Batch;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;

/** Reads loop 2300 of an 837: professional, institutional or dental. */
final class ClaimReader {
  private static final int LONGEST_CODE = 50;

  private final Elements elements = new Elements();

  private ClaimReader() {}

  static SentClaim read(TransactionSet set, Guide guide, Loop claim) {
    return new ClaimReader().claim(set, guide, claim);
  }

  private SentClaim claim(TransactionSet set, Guide guide, Loop claim) {
    Segment clm = claim.lines().get(0).segment();
    Optional<Loop> subscriber = claim.outer("2000B");
    Optional<Loop> payer = subscriber.flatMap(l -> l.loop("2010BB"));
    List<SentClaim.Line> lines = claim.loops("2400").stream().map(this::line).toList();
    List<LocalDate> days = new ArrayList<>();
    claim.segment("DTP", "434").ifPresent(dtp -> days.addAll(Elements.days(dtp)));
    if (days.isEmpty()) {
      claim.segment("DTP", "472").ifPresent(dtp -> days.addAll(Elements.days(dtp)));
    }
    if (days.isEmpty()) {
      lines.forEach(line -> line.servedOn().ifPresent(days::add));
    }
    return new SentClaim(
        Place.of(set, claim.lines().get(0).position()),
        code(claim.outer("").map(l -> l.text("BHT", 3)).orElse("")),
        code(clm.text(1)),
        payer.map(l -> Batch.cut(l.text("NM1", 9), 80)).orElse(""),
        payer.map(l -> Batch.cut(l.text("NM1", 3), 100)).orElse(""),
        Batch.cut(guide.kind(), 10),
        Batch.cut(subscriber.map(l -> l.text("SBR", 1)).orElse(""), 1),
        Batch.cut(clm.text(5, 3), 1),
        claim
            .outer("2000A")
            .flatMap(l -> l.loop("2010AA"))
            .map(l -> Batch.cut(l.text("NM1", 9), 80))
            .orElse(""),
        elements.cents(clm, 2),
        days.stream().min(LocalDate::compareTo),
        days.isEmpty() ? Optional.empty() : Optional.of(Collections.max(days)),
        code(claim.text("REF", "F8", 2)),
        code(claim.text("REF", "D9", 2)),
        lines);
  }

  private SentClaim.Line line(Loop loop) {
    Optional<LocalDate> day =
        loop.segment("DTP", "472").map(Elements::days).flatMap(days -> days.stream().findFirst());
    String control = code(loop.text("REF", "6R", 2));
    for (Loop.Line line : loop.lines()) {
      Segment segment = line.segment();
      if (segment.is("SV1") || segment.is("SV3")) {
        boolean dental = segment.is("SV3");
        return line(control, segment, 1, "", dental ? 6 : 4, 2, day);
      }
      if (segment.is("SV2")) {
        return line(control, segment, 2, Batch.cut(segment.text(1), 10), 5, 3, day);
      }
    }
    return new SentClaim.Line(control, "", "", "", "", 0, day);
  }

  private SentClaim.Line line(
      String control,
      Segment segment,
      int procedure,
      String revenue,
      int units,
      int charge,
      Optional<LocalDate> day) {
    return new SentClaim.Line(
        control,
        code(segment.text(procedure, 2)),
        Batch.cut(Elements.modifiers(segment, procedure), 20),
        revenue,
        Batch.cut(segment.text(units), 20),
        elements.cents(segment, charge),
        day);
  }

  private static String code(String text) {
    return Batch.cut(text.strip(), LONGEST_CODE);
  }
}
