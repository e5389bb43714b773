package org.corridor.edits;

import org.corridor.guides.Findings;
import org.corridor.guides.Guide;
import org.corridor.guides.LoopUse;
import org.corridor.guides.SegmentUse;
import org.corridor.guides.SetChecks;
import org.corridor.x12.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Whether a remittance balances on its three levels (SNIP 3; X221 section 1.10.2.1): services,
 * claims, and the payment less what {@code PLB} takes. Several CLP of one claim are a split claim,
 * each of which balances by itself.
 */
final class RemittanceBalance implements SetChecks {
  private static final int PAYMENT = 1;
  private static final int CLAIM = 2;
  private static final int CLAIM_ADJUSTED = 3;
  private static final int SERVICE = 4;
  private static final int SERVICE_ADJUSTED = 5;
  private static final int PROVIDER = 6;

  private static final Names NEEDED = new Names("LX", "CLP", "SVC", "CAS", "PLB");

  /** Reasons that payers write where they have none, to make an amount come out. */
  private static final Names FORCED = new Names("121", "A7");

  private final Roles roles;
  private final Findings findings;
  private final ProviderAdjustments provider = new ProviderAdjustments();
  private @Nullable SegmentUse bpr;
  private @Nullable SegmentUse clp;
  private @Nullable SegmentUse svc;
  private long bprPosition;
  private long clpPosition;
  private long svcPosition;
  private long payment = Money.UNKNOWN;
  private long claims;
  private long claimCharge;
  private long claimPaid;
  private long claimAdjusted;
  private long servicesOff;
  private long serviceCharge;
  private long servicePaid;
  private long serviceAdjusted;
  private boolean claimUnsure;
  private boolean setUnsure;

  private RemittanceBalance(Roles roles, Findings findings) {
    this.roles = roles;
    this.findings = findings;
  }

  static Family of(Guide guide) {
    Roles roles = new Roles(guide, RemittanceBalance::role);
    return (set, findings) -> new RemittanceBalance(roles, findings);
  }

  private static int role(SegmentUse use) {
    return switch (use.loop().id() + "/" + use.segment()) {
      case "/BPR" -> PAYMENT;
      case "2100/CLP" -> CLAIM;
      case "2100/CAS" -> CLAIM_ADJUSTED;
      case "2110/SVC" -> SERVICE;
      case "2110/CAS" -> SERVICE_ADJUSTED;
      case "/PLB" -> PROVIDER;
      default -> 0;
    };
  }

  @Override
  public void segment(SegmentUse use, long position, Segment segment) {
    switch (roles.of(use)) {
      case PAYMENT -> {
        bpr = use;
        bprPosition = position;
        payment = stated(segment, 2);
      }
      case CLAIM -> claim(use, position, segment);
      case CLAIM_ADJUSTED -> {
        claimAdjusted = Money.plus(claimAdjusted, Adjustments.sum(segment));
        forced(use, position, segment);
      }
      case SERVICE -> service(use, position, segment);
      case SERVICE_ADJUSTED -> {
        serviceAdjusted = Money.plus(serviceAdjusted, Adjustments.sum(segment));
        forced(use, position, segment);
      }
      case PROVIDER -> provider.take(segment);
      default -> {}
    }
  }

  private void claim(SegmentUse use, long position, Segment segment) {
    clp = use;
    clpPosition = position;
    claimCharge = stated(segment, 3);
    claimPaid = stated(segment, 4);
    claims = Money.plus(claims, claimPaid);
    claimAdjusted = 0;
    servicesOff = 0;
    claimUnsure = false;
  }

  private void service(SegmentUse use, long position, Segment segment) {
    svc = use;
    svcPosition = position;
    // elements that are shifted are told already, and add up to nothing
    serviceCharge = findings.erred(position, 1) ? Money.UNKNOWN : stated(segment, 2);
    servicePaid = stated(segment, 3);
    serviceAdjusted = 0;
  }

  private static long stated(Segment segment, int element) {
    return segment.has(element) ? Money.of(segment, element) : Money.UNKNOWN;
  }

  private void forced(SegmentUse use, long position, Segment cas) {
    for (int element = 2; element <= Math.min(17, cas.count()); element += 3) {
      if (FORCED.have(cas, element)) {
        Told.warning(
                3,
                "forced-balance",
                "an adjustment has the reason %s, which may be there only to force a balance"
                    .formatted(cas.text(element)),
                "ask the payer for the true reason before writing the amount off")
            .at(findings, findings.place(use, position, element, 0));
      }
    }
  }

  @Override
  public void loopEnded(LoopUse loop, long position) {
    switch (loop.id()) {
      case "2110" -> endService();
      case "2100" -> endClaim();
      case "" -> end();
      default -> {}
    }
  }

  private void endService() {
    SegmentUse use = svc;
    claimAdjusted = Money.plus(claimAdjusted, serviceAdjusted);
    long expected = Money.minus(serviceCharge, serviceAdjusted);
    if (use != null && !claimUnsure && Money.differ(servicePaid, expected)) {
      servicesOff = Money.plus(servicesOff, Money.minus(servicePaid, expected));
      Told.error(
              3,
              "service-unbalanced",
              "",
              "SVC03 is %s, SVC02 less all CAS %s: %s"
                  .formatted(
                      Money.text(servicePaid),
                      Money.text(expected),
                      Money.difference(servicePaid, expected)),
              "what is not paid of a service must be in its CAS")
          .at(findings, findings.place(use, svcPosition, 3, 0));
    }
  }

  private void endClaim() {
    SegmentUse use = clp;
    long expected = Money.minus(claimCharge, claimAdjusted);
    // what is only the sum of its services' differences has been told
    boolean told = servicesOff != 0 && Money.minus(claimPaid, expected) == servicesOff;
    if (use != null && !claimUnsure && !told && Money.differ(claimPaid, expected)) {
      Told.error(
              3,
              "claim-payment-unbalanced",
              "",
              "CLP04 is %s, CLP03 less all CAS of claim and services %s: %s"
                  .formatted(
                      Money.text(claimPaid),
                      Money.text(expected),
                      Money.difference(claimPaid, expected)),
              "an adjustment belongs to one level only; what is not paid must be in a CAS")
          .at(findings, findings.place(use, clpPosition, 4, 0));
    }
  }

  private void end() {
    SegmentUse use = bpr;
    long expected = Money.minus(claims, provider.sum());
    if (use != null && !setUnsure && Money.differ(payment, expected)) {
      Told.error(
              3,
              "payment-unbalanced",
              "",
              "BPR02 is %s, all CLP04 less all PLB %s: %s"
                  .formatted(
                      Money.text(payment),
                      Money.text(expected),
                      Money.difference(payment, expected)),
              provider.hint(Money.minus(payment, expected)))
          .at(findings, findings.place(use, bprPosition, 2, 0));
    }
  }

  @Override
  public void unplaced(Segment segment) {
    boolean needed = NEEDED.have(segment);
    claimUnsure |= needed;
    setUnsure |= needed;
  }

  @Override
  public void brokenOff() {
    claimUnsure = true;
    setUnsure = true;
  }
}
