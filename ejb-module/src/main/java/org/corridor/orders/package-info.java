/**
 * Orders: ORM, OML and OMG messages state what was ordered; ORR, ORL and ORG messages say what
 * became of it.
 *
 * <ol>
 *   <li>{@link org.corridor.orders.OrdersJourney} is the way of a message.
 *   <li>{@link org.corridor.ordering} cuts it into orders and reads ORC, OBR, TQ1 and SPM.
 *   <li>{@code Placements} states an order, {@code Surroundings} its reasons, its specimens and
 *       what the orderer observed, {@code Details} what is no observation; {@code PriorResults}
 *       mentions earlier results; {@code Answers} takes what a filler says of an order.
 *   <li>The way back: {@link org.corridor.orders.OrderMessages} writes OML and ORM, {@code
 *       WrittenPlacement} an order, {@code WrittenControl} what is asked for.
 * </ol>
 */
@NullMarked
package org.corridor.orders;

import org.jspecify.annotations.NullMarked;
