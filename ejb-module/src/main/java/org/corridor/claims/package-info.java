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
 * </ol>
 */
@NullMarked
package org.corridor.claims;

import org.jspecify.annotations.NullMarked;
