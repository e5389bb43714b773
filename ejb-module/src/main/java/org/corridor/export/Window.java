package org.corridor.export;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from belongs to it
 * @param to does not: the next one begins there
 */
record Window(Instant from, Instant to) {}
