/**
 * Posted remittances as FHIR resources.
 *
 * <ol>
 *   <li>{@link org.corridor.remittance.RemittanceTimer} has {@link
 *       org.corridor.remittance.Publishing} look for what the ledger has changed ({@link
 *       org.corridor.ledger.Publications}).
 *   <li>{@code PaymentWriter} makes a PaymentReconciliation of an 835, and {@code ResponseWriter} a
 *       ClaimResponse of each claim: what counts of its remittances now. Both have the ledger's
 *       ids, so that a reversal or correction changes the same resource.
 *   <li>{@code AdjudicationWriter} writes amounts, groups, reasons and remarks.
 *   <li>{@code ResourceChange} commits them, with references to the Claims that the repository has
 *       ({@code KnownClaims}).
 * </ol>
 *
 * What is parked, discarded or a copy is not written.
 */
@NullMarked
package org.corridor.remittance;

import org.jspecify.annotations.NullMarked;
