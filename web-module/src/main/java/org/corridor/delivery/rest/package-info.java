/**
 * Deliveries over HTTP.
 *
 * <ol>
 *   <li>{@link org.corridor.delivery.rest.DeliveriesResource} lists and shows deliveries and hands
 *       out their content, which is written down.
 *   <li>{@link org.corridor.delivery.rest.RepairResource} tries again, discards, corrects, and
 *       sends once more.
 *   <li>{@link org.corridor.delivery.rest.DestinationsResource} shows the destinations, and pauses
 *       them.
 *   <li>{@link org.corridor.rest.Search} reads a search from query parameters.
 * </ol>
 */
@NullMarked
package org.corridor.delivery.rest;

import org.jspecify.annotations.NullMarked;
