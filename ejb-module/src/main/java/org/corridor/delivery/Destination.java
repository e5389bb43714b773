package org.corridor.delivery;

import java.util.OptionalInt;

/**
 * A system that deliveries are brought to.
 *
 * @param name its name, the only one in the hub
 * @param transport how it is reached
 * @param order which deliveries wait for each other
 * @param connections how many deliveries are on their way at once; 1 when the order is strict
 * @param perSecond the most deliveries in a second; empty for no limit
 * @param retry when to try again
 * @param breaker when to take it for down
 * @param inDoubt what becomes of deliveries that may have arrived
 * @param version of the file that declares it
 */
public record Destination(
    String name,
    Transport transport,
    Order order,
    int connections,
    OptionalInt perSecond,
    RetryPolicy retry,
    BreakerPolicy breaker,
    InDoubtPolicy inDoubt,
    String version) {}
