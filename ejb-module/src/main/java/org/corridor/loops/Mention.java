package org.corridor.loops;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a message says of one loop.
 *
 * @param numbers by which it is known; at least one
 * @param within the time for an answer, from the message's arrival; empty for any
 */
public record Mention(
    LoopKind kind, LoopEvent event, List<LoopNumber> numbers, Optional<Duration> within) {}
