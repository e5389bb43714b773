package org.corridor.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * How a destination does.
 *
 * @param kind how it is reached
 * @param address where to, without secrets
 * @param version of the file that declares it
 * @param paused whether somebody has stopped it
 * @param down whether it failed so often that only one delivery now and then probes it
 * @param sending how many deliveries are on their way
 * @param waiting how many are in its queue, those on their way included
 * @param setAside how many wait for a person
 * @param oldest when the oldest one in its queue was made
 * @param lastTrouble what was said when a delivery last failed; empty when none has since the start
 * @param deliveredLastMinute how many it took in the last minute
 */
public record DestinationStatus(
    String name,
    String kind,
    String address,
    String version,
    boolean paused,
    boolean down,
    int sending,
    long waiting,
    long setAside,
    Optional<Instant> oldest,
    String lastTrouble,
    int deliveredLastMinute) {}
