/**
 * Watching the hub over HTTP, outside {@code /api} where monitoring expects it.
 *
 * <ol>
 *   <li>{@link org.corridor.operations.rest.LivePage} and {@link
 *       org.corridor.operations.rest.ReadyPage} ask the MicroProfile health checks; {@link
 *       org.corridor.operations.rest.HealthReport} is their answer, whole for users and bare for
 *       everybody else.
 *   <li>{@link org.corridor.operations.rest.MetricsPage} prints the metrics for Prometheus.
 * </ol>
 */
@NullMarked
package org.corridor.operations.rest;

import org.jspecify.annotations.NullMarked;
