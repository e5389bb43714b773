package org.corridor.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.ChargeItem.ChargeItemStatus;
import org.hl7.fhir.r4.model.Coding;

/** The charges of a visit that are to be billed, less what was taken back. */
final class ChargeLines {
  static final String REVENUE = Systems.extension("charge-revenue-code");

  private ChargeLines() {}

  /**
   * A charge.
   *
   * @param net for all of it
   */
  record Line(ChargeItem charge, BigDecimal quantity, BigDecimal net) {
    Optional<Coding> code() {
      return charge.getCode().getCoding().stream()
          .filter(c -> Systems.procedureQualifier(String.valueOf(c.getSystem())).isPresent())
          .filter(c -> c.hasCode() && !c.getCode().contains(":"))
          .findFirst();
    }

    ClaimKind kind() {
      boolean dental = code().filter(c -> Systems.CDT.equals(c.getSystem())).isPresent();
      return dental
          ? ClaimKind.DENTAL
          : charge.hasExtension(REVENUE) ? ClaimKind.INSTITUTIONAL : ClaimKind.PROFESSIONAL;
    }
  }

  /**
   * Makes lines of charges.
   *
   * @param sent the charges of claims that were sent, as {@code ChargeItem/…}: they still count
   */
  static List<Line> of(List<ChargeItem> charges, Set<String> sent, List<DraftFinding> findings) {
    List<ChargeItem> billable =
        charges.stream()
            .filter(
                c ->
                    c.getStatus() == ChargeItemStatus.BILLABLE
                        || (c.getStatus() == ChargeItemStatus.BILLED
                            && sent.contains("ChargeItem/" + Visit.id(c))))
            .toList();
    List<Line> lines = new ArrayList<>();
    for (ChargeItem charge : billable) {
      if (isCredit(charge)) {
        unknown(charge, charges, findings);
        continue;
      }
      BigDecimal quantity = quantity(charge);
      BigDecimal net = price(charge);
      for (ChargeItem credit : billable) {
        if (takesBack(credit, charge)) {
          quantity = quantity.add(quantity(credit));
          net = net.add(price(credit));
        }
      }
      if (net.signum() > 0) {
        // A credit may say its amount only.
        lines.add(new Line(charge, quantity.signum() > 0 ? quantity : BigDecimal.ONE, net));
      } else if (!charge.hasPriceOverride()) {
        findings.add(
            DraftFinding.error(
                "price-missing", "ChargeItem.priceOverride", "a charge has no price"));
      }
    }
    return lines;
  }

  private static void unknown(
      ChargeItem credit, List<ChargeItem> charges, List<DraftFinding> findings) {
    if (charges.stream().noneMatch(charge -> takesBack(credit, charge))) {
      findings.add(
          DraftFinding.error(
              "credit-of-unknown",
              "ChargeItem.partOf",
              "a credit takes back no charge of the visit"));
    }
  }

  private static boolean isCredit(ChargeItem charge) {
    return price(charge).signum() < 0 || quantity(charge).signum() < 0;
  }

  private static boolean takesBack(ChargeItem credit, ChargeItem charge) {
    String reference = "ChargeItem/" + Visit.id(charge);
    return isCredit(credit)
        && credit.getPartOf().stream().anyMatch(p -> reference.equals(p.getReference()));
  }

  private static BigDecimal quantity(ChargeItem charge) {
    return charge.hasQuantity() && charge.getQuantity().hasValue()
        ? charge.getQuantity().getValue()
        : BigDecimal.ONE;
  }

  private static BigDecimal price(ChargeItem charge) {
    return charge.hasPriceOverride() && charge.getPriceOverride().hasValue()
        ? charge.getPriceOverride().getValue()
        : BigDecimal.ZERO;
  }
}
