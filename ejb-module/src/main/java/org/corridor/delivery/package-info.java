/**
 * What leaves the hub: brought to every destination, in order, through outages.
 *
 * <ol>
 *   <li>A {@link org.corridor.delivery.Consignment} is handed over through the {@link
 *       org.corridor.delivery.Outbox}; the {@link org.corridor.delivery.Handover} is written in the
 *       transaction that writes what became of its message.
 *   <li>A {@link org.corridor.delivery.Destination} says how its deliveries wait for each other,
 *       and when they are tried again; {@link org.corridor.delivery.Destinations} are those that
 *       are declared now.
 *   <li>{@link org.corridor.delivery.Dispatch} is the engine; it has a {@code DestinationQueue} for
 *       each destination that is this hub's ({@code Ownership}), and no thread for any of them.
 *   <li>{@code Lanes} hold the head of a queue in memory and know whose turn it is; a {@code
 *       Window} knows what there is to read besides, and {@code Reading} reads it. The {@code Road}
 *       to a destination has its couriers and knows when, by {@code Pace} and {@code Breaker}.
 *   <li>The {@code Clerk} writes that a delivery goes, together with what came of others; only then
 *       a {@link org.corridor.delivery.Courier} brings the {@link org.corridor.delivery.Payload}.
 *   <li>An {@link org.corridor.delivery.Attempt} is what the courier says, a {@code Verdict} what
 *       follows from it.
 * </ol>
 *
 * <p>Open deliveries lie in a small table, settled ones in one that grows and is pruned by months.
 * What a crash leaves as being sent may have arrived: it is in doubt, and the destination's {@link
 * org.corridor.delivery.InDoubtPolicy} decides.
 */
@NullMarked
package org.corridor.delivery;

import org.jspecify.annotations.NullMarked;
