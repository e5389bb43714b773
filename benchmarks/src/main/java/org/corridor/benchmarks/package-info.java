/**
 * How fast the hub is, measured from outside over its sockets.
 *
 * <ol>
 *   <li>{@link org.corridor.benchmarks.Bench} starts a database and a hub of its own, puts them
 *       under load and prints a table in Markdown
 *   <li>{@link org.corridor.benchmarks.MllpLoad} drives a hub that runs already: connections that
 *       send and wait for the acknowledgement, as senders do
 *   <li>{@link org.corridor.benchmarks.Drive} does so once, for a profiler to look at
 *   <li>{@link org.corridor.benchmarks.Traffic} writes the messages: admissions and blood counts of
 *       invented patients
 *   <li>{@link org.corridor.benchmarks.Settlement} counts at {@code /metrics} what the hub has
 *       finished
 *   <li>{@link org.corridor.benchmarks.BrokerAlone} says what the machine's broker can do
 * </ol>
 */
@NullMarked
package org.corridor.benchmarks;

import org.jspecify.annotations.NullMarked;
