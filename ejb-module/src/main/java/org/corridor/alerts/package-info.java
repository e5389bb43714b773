/**
 * What somebody should look at, found by the hub itself.
 *
 * <ol>
 *   <li>{@link org.corridor.alerts.AlertsTimer} has the {@code Watchman} make a round every ten
 *       seconds.
 *   <li>He asks each {@code Watch}: silence, deliveries, failures, ways in, certificates, orders
 *       without an answer, and trading partners. Each tells the {@code Cause}s that there are now.
 *   <li>{@code Patience} waits whether what comes and goes by itself stays.
 *   <li>{@code AlertBook} keeps a row for each cause, and hands the notices to the delivery engine
 *       in the same transaction. What is no cause any more is cleared.
 *   <li>{@link org.corridor.alerts.Alerts} shows them to people, who acknowledge.
 * </ol>
 */
@NullMarked
package org.corridor.alerts;

import org.jspecify.annotations.NullMarked;
