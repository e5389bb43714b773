/**
 * Acknowledgements: those that Corridor gives for what it reads, and those that come back for what
 * it sends.
 *
 * <ol>
 *   <li>{@link org.corridor.acknowledgement.AcknowledgementWriter} hears a reader and answers each
 *       interchange once it has ended: TA1, 999 and 277CA. A {@link
 *       org.corridor.acknowledgement.Reception} says what the interchange itself cannot show:
 *       whether it was here before ({@link org.corridor.acknowledgement.Admission}), and what
 *       becomes of a claim ({@link org.corridor.acknowledgement.ClaimDesk}).
 *   <li>{@code SetNotes} and {@code GroupAnswer} make verdicts of findings, {@code
 *       ImplementationAnswer} writes them as a 999.
 *   <li>{@code ClaimCollector} keeps what a 277CA says again of each claim, {@code ClaimFindings}
 *       what was found wrong with it, {@code ClaimBatch} joins both when a set is accepted, and
 *       {@code ClaimAnswerWriter} writes it.
 *   <li>What waits for the end of its set, group or interchange waits in a {@code Spool}.
 *   <li>{@link org.corridor.acknowledgement.AcknowledgementReader} reads TA1, 997, 999, 277CA and
 *       824 as {@link org.corridor.acknowledgement.Acknowledged}, with the keys of what they
 *       answer.
 * </ol>
 */
@NullMarked
package org.corridor.acknowledgement;

import org.jspecify.annotations.NullMarked;
