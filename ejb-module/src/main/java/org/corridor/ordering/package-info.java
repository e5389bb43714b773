/**
 * Orders and what hangs on them, as families that order and families that answer share it.
 *
 * <ol>
 *   <li>{@link org.corridor.ordering.Grouping} cuts the flat list of segments into patients, orders
 *       and lines.
 *   <li>{@link org.corridor.ordering.OrderNumbers} and {@link org.corridor.ordering.Ids} say which
 *       order, report and observation is meant, so that a correction lands on what it corrects;
 *       {@link org.corridor.ordering.NumberFields} does so for orders that a segment only numbers.
 *   <li>{@link org.corridor.ordering.Orders} (ORC, OBR) and {@link org.corridor.ordering.Specimens}
 *       (SPM, OBR) fill resources by the tables beside them; {@link
 *       org.corridor.ordering.Requesters} says who ordered, in a role where the message names the
 *       house.
 *   <li>{@link org.corridor.ordering.Timings} (TQ1) and {@code OlderTimings} (TQ) say when and how
 *       often; {@link org.corridor.ordering.OrderLife} weighs what was said of an order's status;
 *       {@link org.corridor.ordering.OrderOrigin} keeps who did what to it.
 *   <li>{@link org.corridor.ordering.Parents} finds the result that a further order looks into.
 *   <li>The way back: {@link org.corridor.ordering.WrittenOrder} (ORC, OBR), {@link
 *       org.corridor.ordering.WrittenTiming} (TQ1) and {@link
 *       org.corridor.ordering.WrittenSpecimen} (SPM).
 * </ol>
 */
@NullMarked
package org.corridor.ordering;

import org.jspecify.annotations.NullMarked;
