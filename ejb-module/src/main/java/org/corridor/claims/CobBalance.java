package org.corridor.claims;

import java.util.ArrayList;
import java.util.List;
import org.corridor.x12.Amounts;

/**
 * Whether what other payers decided adds up: a payer's payment and adjustments are the claim's
 * charge, and his decisions about a line are the line's charge.
 */
final class CobBalance {
  private CobBalance() {}

  static List<DraftFinding> of(Submission claim) {
    List<DraftFinding> findings = new ArrayList<>();
    for (Part other : claim.claim().parts("2320")) {
      if (other.row("AMT", "D").isPresent()) {
        check(claim.claim(), other, findings);
      }
    }
    return findings;
  }

  private static void check(Part claim, Part other, List<DraftFinding> findings) {
    String payer = other.part("2330B").map(p -> p.text("NM1", 9)).orElse("");
    long sum = cents(other.text("AMT", "D", 2)) + adjusted(other, "");
    for (Part line : claim.parts("2400")) {
      List<Part> decisions =
          line.parts("2430").stream().filter(p -> p.text("SVD", 1).equals(payer)).toList();
      long paid = 0;
      long adjusted = 0;
      for (Part decision : decisions) {
        paid += cents(decision.text("SVD", 2));
        adjusted += adjusted(decision, "");
      }
      sum += adjusted;
      if (!decisions.isEmpty() && paid + adjusted != charge(line)) {
        findings.add(
            off("line-unbalanced", "2430/SVD02", "a line", charge(line) - paid - adjusted));
      }
    }
    long charge = cents(claim.text("CLM", 2));
    if (sum != charge) {
      findings.add(off("claim-unbalanced", "2320/AMT02", "the claim", charge - sum));
    }
  }

  private static DraftFinding off(String code, String where, String what, long difference) {
    return DraftFinding.error(
        code,
        where,
        "what the payer before paid and adjusted differs from the charge of %s by %s"
            .formatted(what, Amounts.text(difference)));
  }

  /** The sum of adjustments, of one group or of all. */
  static long adjusted(Part part, String group) {
    long sum = 0;
    for (Row row : part.rows()) {
      if (row.name().equals("CAS") && (group.isEmpty() || row.text(1).equals(group))) {
        for (int i = 3; i <= row.elements().size(); i += 3) {
          sum += cents(row.text(i));
        }
      }
    }
    return sum;
  }

  static long charge(Part line) {
    Row service = service(line);
    return cents(service.text(service.name().equals("SV2") ? 3 : 2));
  }

  static String procedure(Part line) {
    Row service = service(line);
    boolean bill = service.name().equals("SV2");
    return bill && service.text(2).isEmpty() ? service.text(1) : service.text(bill ? 2 : 1, 2);
  }

  private static Row service(Part line) {
    return line.rows().stream()
        .filter(r -> r.name().startsWith("SV") && r.name().length() == 3)
        .filter(r -> "123".indexOf(r.name().charAt(2)) >= 0)
        .findFirst()
        .orElseGet(() -> Row.of("SV1"));
  }

  static long cents(String amount) {
    return amount.isEmpty() ? 0 : Amounts.cents(amount);
  }
}
