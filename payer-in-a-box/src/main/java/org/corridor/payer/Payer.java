package org.corridor.payer;

import java.util.Map;
import java.util.Set;

/**
 * A payer and how it decides.
 *
 * @param id NM109 in questions and claims
 * @param taxId its nine digits
 * @param allowedPercent of the charge
 * @param coinsurancePercent of what deductible and copay leave of the allowed amount
 * @param copay once for a claim, in cents
 * @param interest of each payment, in cents
 * @param denials by service
 * @param apart services that are decided in a claim of their own
 * @param reviews decisions on requests for review, by service
 */
record Payer(
    String id,
    String name,
    String taxId,
    int allowedPercent,
    int coinsurancePercent,
    long copay,
    long interest,
    Map<String, Denial> denials,
    Set<String> apart,
    Map<String, Review> reviews) {

  /** Why a service is not paid: group and reason of CAS, and a remark or nothing. */
  record Denial(String group, String reason, String remark) {}

  /** HCR01 and HCR03. */
  record Review(String decision, String reason) {
    static final Review CERTIFIED = new Review("A1", "");
  }
}
