/**
 * Who keeps which record, and what others would have written into it.
 *
 * <ol>
 *   <li>{@link org.corridor.proposals.RecordRules} are what {@code records.yaml} says: for each
 *       {@linkplain org.corridor.reconciliation.RecordKind kind of data} the system that keeps the
 *       record. {@link org.corridor.proposals.LiveRecords} follows the file.
 *   <li>Processing asks them for the {@link org.corridor.reconciliation.Keepers} that a message has
 *       to know, and {@link org.corridor.reconciliation} withholds what is not the sender's to say.
 *   <li>{@link org.corridor.proposals.ProposalBook} takes that down together with the fate of the
 *       message; {@code Entering} is how the same proposal leaves one row, and how a proposal ends
 *       when the record, or its source, comes to say something else.
 *   <li>{@link org.corridor.proposals.Proposals} is where people find, accept and reject a {@link
 *       org.corridor.proposals.Proposal}; {@link org.corridor.proposals.ProposalState} says where
 *       it stands.
 * </ol>
 */
@NullMarked
package org.corridor.proposals;

import org.jspecify.annotations.NullMarked;
