package org.corridor.edits;

import java.util.Optional;
import org.corridor.guides.Findings;
import org.corridor.guides.SegmentUse;
import org.corridor.x12.Segment;
import org.jspecify.annotations.Nullable;

/**
 * The other payers of one claim: what each paid and adjusted is the charge, of every line that it
 * decided and of the claim. A guide lets ten be there; the rest is not looked at.
 */
final class OtherPayers {
  private static final int MOST = 10;

  private final Findings findings;
  private final OtherPayer[] all = new OtherPayer[MOST];
  private int count;
  private @Nullable OtherPayer decider;
  private @Nullable SegmentUse decision;

  OtherPayers(Findings findings) {
    this.findings = findings;
    for (int i = 0; i < MOST; i++) {
      all[i] = new OtherPayer();
    }
  }

  void clear() {
    count = 0;
  }

  void begin(SegmentUse sbr, long position) {
    if (count < MOST) {
      all[count++].begin(sbr, position);
    }
  }

  /** AMT*D is what it paid; with AMT*A8 it covers nothing of the claim, so it did not decide. */
  void amount(SegmentUse amt, long position, Segment segment) {
    if (count > 0 && segment.is(1, "D")) {
      all[count - 1].paid(amt, position, segment);
    } else if (count > 0 && segment.is(1, "A8")) {
      all[count - 1].excused = true;
    }
  }

  void adjusted(Segment cas) {
    if (count > 0) {
      OtherPayer payer = all[count - 1];
      payer.adjusted = Money.plus(payer.adjusted, Adjustments.sum(cas));
      payer.decided = true;
    }
  }

  void named(Segment nm1) {
    if (count == 0) {
      return;
    }
    OtherPayer payer = all[count - 1];
    OtherPayer same = find(nm1, 9);
    if (same != null && same != payer) {
      // a line cannot say which of the two it means
      same.excused = true;
      payer.excused = true;
    }
    payer.named(nm1, 9);
  }

  private @Nullable OtherPayer find(Segment segment, int element) {
    for (int i = 0; i < count; i++) {
      if (all[i].isNamed(segment, element)) {
        return all[i];
      }
    }
    return null;
  }

  void beginLine() {
    for (int i = 0; i < count; i++) {
      all[i].beginLine();
    }
  }

  void decided(SegmentUse use, long position, Segment svd, boolean unsure) {
    decision = use;
    OtherPayer payer = find(svd, 1);
    decider = payer;
    if (payer != null) {
      payer.linePaid = Money.plus(payer.linePaid, Money.of(svd, 2));
      payer.linePosition = payer.linePosition == 0 ? position : payer.linePosition;
    } else if (svd.has(1) && count < MOST && !unsure) {
      Told.error(
              4,
              "decision-of-unknown-payer",
              "IK4:7",
              "SVD01 names a payer that no loop 2330B of the claim names in NM109",
              "add the loops 2320 and 2330B of this payer, or give SVD01 its identifier")
          .at(findings, findings.place(use, position, 1, 0), svd.text(1), Optional.empty());
    }
  }

  void lineAdjusted(Segment cas) {
    OtherPayer payer = decider;
    if (payer != null) {
      payer.lineAdjusted = Money.plus(payer.lineAdjusted, Adjustments.sum(cas));
    }
  }

  void endLine(long charge, boolean unsure) {
    SegmentUse svd = decision;
    for (int i = 0; i < count && svd != null; i++) {
      OtherPayer payer = all[i];
      if (payer.linePosition == 0) {
        continue;
      }
      payer.decided = true;
      payer.adjusted = Money.plus(payer.adjusted, payer.lineAdjusted);
      long explained = Money.plus(payer.linePaid, payer.lineAdjusted);
      if (Money.differ(explained, charge) && !unsure && !payer.excused) {
        payer.excused = true;
        Told.error(
                3,
                "line-decision-unbalanced",
                "STC:A7:672",
                "what the other payer paid for the line and adjusted is %s, its charge %s: %s"
                    .formatted(
                        Money.text(explained),
                        Money.text(charge),
                        Money.difference(explained, charge)),
                "SVD02 and all CAS of the payer must add up to the charge of the line")
            .at(findings, findings.place(svd, payer.linePosition, 2, 0));
      }
    }
  }

  void end(long charge) {
    for (int i = 0; i < count; i++) {
      OtherPayer payer = all[i];
      SegmentUse use = payer.use;
      long explained = Money.plus(payer.paid, payer.adjusted);
      if (payer.decided && !payer.excused && use != null && Money.differ(explained, charge)) {
        Told.error(
                3,
                "other-payer-unbalanced",
                "STC:A7:672",
                "what another payer paid for the claim and adjusted is %s, the charge %s: %s"
                    .formatted(
                        Money.text(explained),
                        Money.text(charge),
                        Money.difference(explained, charge)),
                "AMT*D and all CAS of the payer, of the claim and its lines, must add up to CLM02")
            .at(
                findings,
                payer.element > 0
                    ? findings.place(use, payer.position, payer.element, 0)
                    : findings.place(use.loop(), use.segment(), payer.position));
      }
    }
  }
}
