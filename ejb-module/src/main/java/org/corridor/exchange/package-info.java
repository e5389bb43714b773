/**
 * Interchanges with trading partners: who they are, what was sent and received, and what became of
 * it.
 *
 * <ol>
 *   <li>{@link org.corridor.exchange.LivePartners} follows the files of {@link
 *       org.corridor.exchange.Partner}s.
 *   <li>{@code PartnerRound} fetches files from their folders and has {@link
 *       org.corridor.exchange.Receiving} take them: stored and sealed first, then checked and
 *       answered by TA1, 999 and 277CA, all in one transaction.
 *   <li>{@link org.corridor.exchange.Consumption} hands each accepted set to every {@link
 *       org.corridor.exchange.SetConsumer} of its kind, once; likewise ours when they have left
 *       ({@code Departures}), and TA1s ({@code TakenNote}).
 *   <li>{@link org.corridor.exchange.Outbox} stores what is to be sent before {@code Delivering}
 *       sends it; {@link org.corridor.exchange.NumberBook} gives the control numbers.
 *   <li>{@link org.corridor.exchange.RealTime} asks, and brings what comes back in the same
 *       conversation; it is stored like everything else.
 *   <li>{@code CoreDesk} serves partners that call us by CORE; what they fetched and do not
 *       acknowledge is there once more ({@code HandedOut}). {@code CoreRound} fetches from those
 *       that we call.
 *   <li>{@code Matching} finds what an acknowledgement answers, {@code Forerunners} those that came
 *       before it; {@code Waiting} knows which are missed.
 *   <li>{@link org.corridor.exchange.ClaimEvents} is the story of each claim, {@link
 *       org.corridor.exchange.InterchangeStore} what people see of interchanges.
 * </ol>
 */
@NullMarked
package org.corridor.exchange;

import org.jspecify.annotations.NullMarked;
