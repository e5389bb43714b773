/**
 * What leaves the hub: brought to every destination, in order, through outages.
 *
 * <ol>
 *   <li>A {@link org.corridor.delivery.Consignment} is handed over in the transaction that writes
 *       what became of its message.
 *   <li>A {@link org.corridor.delivery.Destination} says how its deliveries wait for each other,
 *       and when they are tried again.
 *   <li>A {@link org.corridor.delivery.Courier} brings a {@link org.corridor.delivery.Payload}; an
 *       {@link org.corridor.delivery.Attempt} is what came of it.
 * </ol>
 */
@NullMarked
package org.corridor.delivery;

import org.jspecify.annotations.NullMarked;
