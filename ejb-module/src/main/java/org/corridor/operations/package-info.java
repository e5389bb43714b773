/**
 * Watching the hub: metrics, JMX, health. Every part counts and times what it does on Micrometer's
 * global registry under {@code corridor.*}; this package only looks at it, and nobody imports this
 * package but the web module.
 *
 * <ol>
 *   <li>{@link org.corridor.operations.Meters} keeps the Prometheus registry and prints it.
 *   <li>{@link org.corridor.operations.Beans} registers the MBeans under {@code org.corridor:};
 *       those of destinations come and go with their declarations.
 *   <li>{@link org.corridor.operations.Liveness}, {@link
 *       org.corridor.operations.RepositoryReadiness}, {@link
 *       org.corridor.operations.JournalReadiness}, {@link org.corridor.operations.BrokerReadiness}
 *       and {@link org.corridor.operations.InterfacesReadiness} are the MicroProfile health checks,
 *       one for each thing the hub cannot work without.
 * </ol>
 */
@NullMarked
package org.corridor.operations;

import org.jspecify.annotations.NullMarked;
