package org.corridor.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.guides.Loop;
import org.corridor.journal.Batch;
import org.corridor.x12.Segment;

/** Reads loop 2100 of an 835. */
final class PaymentReader {
  private static final int REASONS = 6;

  private final Elements elements = new Elements();

  private PaymentReader() {}

  static ClaimPayment read(Loop loop) {
    return new PaymentReader().payment(loop);
  }

  private ClaimPayment payment(Loop loop) {
    Segment clp = loop.lines().get(0).segment();
    long paid = elements.cents(clp, 4);
    long charge = elements.cents(clp, 3);
    long patient = elements.cents(clp, 5);
    List<Adjustment> adjustments = adjustments(loop, paid);
    List<ClaimPayment.Line> lines = new ArrayList<>();
    for (Loop service : loop.loops("2110")) {
      lines.add(line(lines.size() + 1, service));
    }
    Set<String> remarks = new LinkedHashSet<>();
    loop.segment("MOA").ifPresent(moa -> remarks(moa, remarks, 3, 4, 5, 6, 7));
    loop.segment("MIA").ifPresent(mia -> remarks(mia, remarks, 5, 20, 21, 22, 23));
    return new ClaimPayment(
        loop.lines().get(0).position(),
        Batch.cut(clp.text(1).strip(), 50),
        Batch.cut(clp.text(7).strip(), 80),
        Batch.cut(clp.text(2), 2),
        Batch.cut(clp.text(6), 2),
        charge,
        paid,
        patient,
        joined(remarks),
        elements.readable(),
        adjustments,
        lines);
  }

  private static void remarks(Segment segment, Set<String> remarks, int... places) {
    for (int place : places) {
      if (segment.has(place)) {
        remarks.add(segment.text(place));
      }
    }
  }

  private static String joined(Set<String> remarks) {
    return Batch.cut(String.join(" ", remarks));
  }

  private ClaimPayment.Line line(int seq, Loop service) {
    Segment svc = service.lines().get(0).segment();
    long paid = elements.cents(svc, 3);
    Set<String> remarks = new LinkedHashSet<>();
    service.segments("LQ").stream()
        .filter(lq -> lq.is(1, "HE"))
        .forEach(lq -> remarks.add(lq.text(2)));
    Optional<LocalDate> day =
        service
            .segment("DTM", "472")
            .or(() -> service.segment("DTM", "150"))
            .flatMap(dtm -> Elements.date(dtm.text(2)));
    return new ClaimPayment.Line(
        seq,
        Batch.cut(service.text("REF", "6R", 2).strip(), 50),
        Batch.cut(svc.text(1, 2), 50),
        Batch.cut(Elements.modifiers(svc, 1), 20),
        Batch.cut(svc.text(6, 2), 50),
        Batch.cut(svc.text(5), 20),
        elements.cents(svc, 2),
        paid,
        day,
        joined(remarks),
        adjustments(service, paid),
        0);
  }

  private List<Adjustment> adjustments(Loop loop, long paid) {
    List<Adjustment> all = new ArrayList<>();
    for (Segment cas : loop.segments("CAS")) {
      String group = Batch.cut(cas.text(1), 2);
      for (int i = 0; i < REASONS; i++) {
        int at = 2 + 3 * i;
        if (cas.has(at) || cas.has(at + 1)) {
          String reason = Batch.cut(cas.text(at), 5);
          all.add(
              new Adjustment(
                  group,
                  reason,
                  elements.cents(cas, at + 1),
                  Carcs.standard().denies(group, reason, paid)));
        }
      }
    }
    return all;
  }
}
