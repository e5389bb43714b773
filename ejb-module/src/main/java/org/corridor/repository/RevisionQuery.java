package org.corridor.repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which resources changed in a window of time. Each is found once, in the last version that it got
 * in the window, whatever was written later; one that was deleted by then is not. A transaction
 * that takes long writes versions of the moment when it began: a window should have ended a while
 * ago.
 *
 * @param types of the resources
 * @param from written then or later
 * @param to written before
 * @param after the last one of the page before
 * @param most at most so many
 */
public record RevisionQuery(
    List<String> types, Instant from, Instant to, Optional<VersionPlace> after, int most) {}
