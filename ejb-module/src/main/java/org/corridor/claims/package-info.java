/**
 * Claims: from charges in the repository to sets that payers take, and back.
 *
 * <ol>
 *   <li>A {@link org.corridor.claims.Submission} is a claim as an 837 has it: {@link
 *       org.corridor.claims.Part}s of {@link org.corridor.claims.Row}s. {@link
 *       org.corridor.claims.SubmissionWriter} writes several under shared levels.
 *   <li>{@link org.corridor.claims.ClaimReader} makes a FHIR Claim and what it refers to of one,
 *       {@link org.corridor.claims.ClaimWriter} the way back; what one reads the other writes.
 *   <li>{@link org.corridor.claims.SecondaryClaim} is what the next payer gets, of the claim and
 *       what the payer before said in its 835.
 *   <li>{@link org.corridor.claims.Scrub} tells what a payer would find in a claim.
 *   <li>{@link org.corridor.claims.ClaimsTimer} has the {@link org.corridor.claims.ClaimsDesk} look
 *       at visits that changed. {@code ChargeCapture} makes drafts of their charges, {@code
 *       MissingCharges} tells what does not meet; {@link org.corridor.claims.ClaimDrafts} is the
 *       work-list.
 *   <li>What is ready goes in lots to an {@link org.corridor.claims.Outbox}: {@link
 *       org.corridor.claims.PartnerOutbox} sends them to trading partners. {@code Leases} keep hubs
 *       on one database apart.
 *   <li>{@code Corrections} take the place of what was sent. {@link
 *       org.corridor.claims.SecondaryRound} makes claims for next payers of decisions that the
 *       ledger has posted.
 *   <li>{@link org.corridor.claims.AskingRound} asks payers who are silent: {@link
 *       org.corridor.claims.StatusRequest} writes the question, {@link
 *       org.corridor.claims.ClaimStatus} reads the answer.
 *   <li>{@link org.corridor.claims.Attachments} sends documents for claims.
 * </ol>
 */
@NullMarked
package org.corridor.claims;

import org.jspecify.annotations.NullMarked;
