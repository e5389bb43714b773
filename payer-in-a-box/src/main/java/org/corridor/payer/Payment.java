package org.corridor.payer;

import java.io.IOException;
import java.util.List;
import org.corridor.x12.SegmentWriter;

/**
 * One payment of a payer to a provider: an 835.
 *
 * @param trace TRN02
 * @param day of the payment, CCYYMMDD
 * @param tooMuch what its sum is wrong by, in cents
 */
record Payment(Payer payer, String trace, String day, List<Decision> decisions, long tooMuch)
    implements Letters.Body {

  private long claims() {
    return decisions.stream().mapToLong(Decision::paid).sum();
  }

  /** What is taken back beyond what is paid is kept for the next payment. */
  private long carried() {
    return Math.min(0, claims() + payer.interest());
  }

  /** BPR02, in cents. */
  long cents() {
    return claims() + payer.interest() - carried();
  }

  @Override
  public void write(SegmentWriter out) throws IOException {
    String company = "1" + payer.taxId();
    if (cents() + tooMuch > 0) {
      out.segment("BPR").text("I").amount(cents() + tooMuch).text("C").text("ACH").text("CCP");
      out.text("01").text("999999992").text("DA").text("123456").text(company).empty(1);
      out.text("01").text("999988880").text("DA").text("98765").text(day);
    } else {
      out.segment("BPR").text("H").text("0").text("C").text("NON").empty(11).text(day);
    }
    out.segment("TRN").text("1").text(trace).text(company);
    out.segment("DTM").text("405").text(day);
    out.segment("N1").text("PR").text(payer.name());
    out.segment("N3").text("1 BOX STREET");
    out.segment("N4").text("DOVER").text("DE").text("199010001");
    out.segment("REF").text("2U").text(payer.id());
    out.segment("PER").text("BL").text("PROVIDER LINE").text("TE").text("8005550199");
    BilledClaim.Provider payee = decisions.get(0).claim().provider();
    out.segment("N1").text("PE").text(payee.name()).text("XX").text(payee.npi());
    if (!payee.taxId().isEmpty()) {
      out.segment("REF").text("TJ").text(payee.taxId());
    }
    out.segment("LX").text("1");
    for (Decision decision : decisions) {
      claim(out, decision);
    }
    providerAdjustments(out, payee);
  }

  private void providerAdjustments(SegmentWriter out, BilledClaim.Provider payee)
      throws IOException {
    if (payer.interest() != 0 || carried() != 0) {
      out.segment("PLB").text(payee.npi()).text(day.substring(0, 4) + "1231");
      if (payer.interest() != 0) {
        out.composite("L6", trace).amount(-payer.interest());
      }
      if (carried() != 0) {
        out.composite("FB", trace).amount(carried());
      }
    }
  }

  private static void claim(SegmentWriter out, Decision decision) throws IOException {
    BilledClaim claim = decision.claim();
    out.segment("CLP").text(claim.number()).text(decision.status()).amount(decision.charge());
    out.amount(decision.paid());
    if (decision.reversal() || decision.owed() == 0) {
      out.empty(1);
    } else {
      out.amount(decision.owed());
    }
    out.text("12").text(decision.number()).text(claim.facility()).text(claim.frequency());
    Member.Person patient = claim.insured().patient();
    out.segment("NM1").text("QC").text("1").text(patient.family()).text(patient.given());
    if (claim.insured().self()) {
      out.empty(3).text("MI").text(claim.insured().member());
    } else {
      Member.Person insured = claim.insured().subscriber();
      out.segment("NM1").text("IL").text("1").text(insured.family()).text(insured.given());
      out.empty(3).text("MI").text(claim.insured().member());
    }
    if (decision.apart()) {
      out.segment("MOA").empty(2).text("MA15");
    }
    if (!claim.days().isEmpty()) {
      String[] days = claim.days().split("-", 2);
      out.segment("DTM").text("232").text(days[0]);
      out.segment("DTM").text("233").text(days[days.length - 1]);
    }
    for (Decision.Line line : decision.lines()) {
      line(out, line, decision.reversal());
    }
  }

  private static void line(SegmentWriter out, Decision.Line line, boolean reversal)
      throws IOException {
    BilledClaim.Line billed = line.billed();
    out.segment("SVC").composite(billed.composite());
    out.amount(reversal ? -billed.cents() : billed.cents()).amount(line.paid());
    out.text(billed.service().isEmpty() ? "" : billed.revenue()).text(billed.units());
    if (!billed.day().isEmpty()) {
      String[] days = billed.day().split("-", 2);
      out.segment("DTM").text(days.length == 1 ? "472" : "150").text(days[0]);
      if (days.length > 1) {
        out.segment("DTM").text("151").text(days[1]);
      }
    }
    for (Decision.Adjustment one : line.adjustments()) {
      out.segment("CAS").text(one.group()).text(one.reason()).amount(one.cents());
    }
    if (!billed.control().isEmpty()) {
      out.segment("REF").text("6R").text(billed.control());
    }
    if (!line.remark().isEmpty()) {
      out.segment("LQ").text("HE").text(line.remark());
    }
  }
}
