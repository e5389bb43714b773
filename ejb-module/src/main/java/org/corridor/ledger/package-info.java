/**
 * The ledger: which claims were sent, what payers answered, what they paid, and what is left.
 * {@code docs/remittance.md} tells how to work with it. Amounts are cents; who the patient is does
 * not concern it.
 *
 * <ol>
 *   <li>{@code SentTaken} and {@code AnswersTaken} are what the exchange hands sets to; {@link
 *       org.corridor.ledger.Ledger} takes what goes out and what comes in.
 *   <li>{@code Register} reads 837s; {@code Registering} writes their claims, and links those that
 *       replace or void another one.
 *   <li>{@code Answers} reads TA1, 999, 997, 277CA and 277; {@code Answering} finds the {@code
 *       Submission} that each is about and brings the claim up to date. One that is about nothing
 *       waits until it appears, or for a person: {@link org.corridor.ledger.UnmatchedAnswers}.
 *   <li>{@code RemittancePosting} reads 835s twice: {@code Weighing} sees whether a payment
 *       balances, then {@code Posting} takes it claim by claim. {@code Verdict} balances services
 *       and claim, {@code Matching} finds claim and lines.
 *   <li>An {@code Account} is a claim that is being changed; its {@code Balance} follows from the
 *       remittances that count, so that undoing one leaves no trace in the amounts.
 *   <li>{@link org.corridor.ledger.Claims}, {@link org.corridor.ledger.Remittances}, {@link
 *       org.corridor.ledger.Transfers} and {@link org.corridor.ledger.Receivables} show it to
 *       people; {@link org.corridor.ledger.Repairs} decides what is parked.
 *   <li>{@link org.corridor.ledger.ClaimStory} hears what is posted: {@code Events}.
 * </ol>
 */
@NullMarked
package org.corridor.ledger;

import org.jspecify.annotations.NullMarked;
