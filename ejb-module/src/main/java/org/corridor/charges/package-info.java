/**
 * What is to be paid for: charges and accounts.
 *
 * <ol>
 *   <li>{@link org.corridor.charges.ChargesJourney} is the way of a DFT message.
 *   <li>{@code FinancialGroup} finds the transactions and what stands behind each.
 *   <li>{@code Charges} makes a charge item of each FT1; {@code TransactionType} knows what its
 *       type means, {@code ChargeNumbers} what it is called, {@code Credits} what it takes back,
 *       and {@code ChargeLife} keeps it on the claim it is on.
 *   <li>{@link org.corridor.charges.AccountsJourney} is the way of a BAR message; {@code
 *       AccountEvent} knows what its trigger does to the account.
 * </ol>
 */
@NullMarked
package org.corridor.charges;

import org.jspecify.annotations.NullMarked;
