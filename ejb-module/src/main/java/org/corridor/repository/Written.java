package org.corridor.repository;

/**
 * A version of a resource that was written.
 *
 * @param reference as {@code ServiceRequest/…/_history/3}
 */
public record Written(VersionPlace place, String reference) {}
