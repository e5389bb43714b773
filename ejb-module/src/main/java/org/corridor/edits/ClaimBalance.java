package org.corridor.edits;

import org.corridor.guides.Findings;
import org.corridor.guides.Guide;
import org.corridor.guides.LoopUse;
import org.corridor.guides.SegmentUse;
import org.corridor.guides.SetChecks;
import org.corridor.x12.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Whether the amounts of a claim add up (SNIP 3): its charge is the sum of its lines, and what
 * {@link OtherPayers} decided is the charge (TR3s of the 837, 1.4.4).
 */
final class ClaimBalance implements SetChecks {
  private static final int CLAIM = 1;
  private static final int LINE = 2;
  private static final int PAYER = 3;
  private static final int PAYER_AMOUNT = 4;
  private static final int PAYER_ADJUSTED = 5;
  private static final int PAYER_NAME = 6;
  private static final int DECISION = 7;
  private static final int LINE_ADJUSTED = 8;

  private static final Names NEEDED =
      new Names("CLM", "LX", "SV1", "SV2", "SV3", "SBR", "AMT", "CAS", "NM1", "SVD");

  private final Roles roles;
  private final Findings findings;
  private final OtherPayers payers;
  private @Nullable SegmentUse claim;
  private long claimPosition;
  private long charge;
  private long lines;
  private int lineCount;
  private long lineCharge;
  private boolean lineSeen;
  private boolean unsure;

  private ClaimBalance(Roles roles, Findings findings) {
    this.roles = roles;
    this.findings = findings;
    this.payers = new OtherPayers(findings);
  }

  static Family of(Guide guide) {
    Roles roles = new Roles(guide, ClaimBalance::role);
    return (set, findings) -> new ClaimBalance(roles, findings);
  }

  private static int role(SegmentUse use) {
    return switch (use.loop().id() + "/" + use.segment()) {
      case "2300/CLM" -> CLAIM;
      case "2400/SV1", "2400/SV2", "2400/SV3" -> LINE;
      case "2320/SBR" -> PAYER;
      case "2320/AMT" -> PAYER_AMOUNT;
      case "2320/CAS" -> PAYER_ADJUSTED;
      case "2330B/NM1" -> PAYER_NAME;
      case "2430/SVD" -> DECISION;
      case "2430/CAS" -> LINE_ADJUSTED;
      default -> 0;
    };
  }

  @Override
  public void segment(SegmentUse use, long position, Segment segment) {
    switch (roles.of(use)) {
      case CLAIM -> begin(use, position, segment);
      case LINE -> line(segment);
      case PAYER -> payers.begin(use, position);
      case PAYER_AMOUNT -> payers.amount(use, position, segment);
      case PAYER_ADJUSTED -> payers.adjusted(segment);
      case PAYER_NAME -> payers.named(segment);
      case DECISION -> payers.decided(use, position, segment, unsure);
      case LINE_ADJUSTED -> payers.lineAdjusted(segment);
      default -> {}
    }
  }

  private void begin(SegmentUse use, long position, Segment clm) {
    claim = use;
    claimPosition = position;
    charge = stated(clm, 2);
    lines = 0;
    lineCount = 0;
    unsure = false;
    payers.clear();
  }

  private void line(Segment line) {
    lineCharge = stated(line, line.is("SV2") ? 3 : 2);
    lines = Money.plus(lines, lineCharge);
    lineCount++;
    lineSeen = true;
    payers.beginLine();
  }

  private static long stated(Segment segment, int element) {
    return segment.has(element) ? Money.of(segment, element) : Money.UNKNOWN;
  }

  @Override
  public void loopEnded(LoopUse loop, long position) {
    if (loop.id().equals("2400")) {
      payers.endLine(lineCharge, unsure);
      // a line without its service adds up to nothing
      unsure |= !lineSeen;
      lineSeen = false;
      lineCharge = Money.UNKNOWN;
    } else if (loop.id().equals("2300") && !unsure && lineCount > 0) {
      end();
    }
  }

  private void end() {
    SegmentUse clm = claim;
    if (clm != null && Money.differ(charge, lines)) {
      Told.error(
              3,
              "charge-not-sum-of-lines",
              "STC:A7:400",
              "the charge of the claim is %s, that of its lines %s: %s"
                  .formatted(
                      Money.text(charge), Money.text(lines), Money.difference(charge, lines)),
              "CLM02 must be the sum of the charges of all lines")
          .at(findings, findings.place(clm, claimPosition, 2, 0));
    } else {
      payers.end(charge);
    }
  }

  @Override
  public void unplaced(Segment segment) {
    unsure |= NEEDED.have(segment);
  }

  @Override
  public void brokenOff() {
    unsure = true;
  }
}
