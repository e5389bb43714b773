package org.corridor.profiles;

import java.util.List;

/**
 * Profiles that could not be read when the hub started and of which no earlier version is known. A
 * sender without a profile may be one of theirs.
 *
 * @param files their names
 */
public record Unread(List<String> files) {}
