/**
 * Closed loops: an order and its results, a referral and its report, as one thread.
 *
 * <ol>
 *   <li>{@link org.corridor.loops.LoopReader} finds in a message the {@link
 *       org.corridor.loops.Mention}s of orders, results, documents and referrals; each has the
 *       {@code LoopNumber}s by which its loop is known, and a {@link org.corridor.loops.LoopEvent}.
 *       What came as FHIR is read from the messages that the hub makes of it.
 *   <li>{@link org.corridor.loops.LoopWriting} is written in the transaction of the message's fate.
 *       {@code KnownNumbers} finds the loops that are meant; a {@code LoopDraft} takes in what
 *       happened, by the rules of {@link org.corridor.loops.LoopState}.
 *   <li>{@link org.corridor.loops.Loops} finds loops for people, and those that are overdue.
 * </ol>
 *
 * <p>Messages may come twice, late, or the answer before the question: the loop they leave is the
 * same.
 */
@NullMarked
package org.corridor.loops;

import org.jspecify.annotations.NullMarked;
