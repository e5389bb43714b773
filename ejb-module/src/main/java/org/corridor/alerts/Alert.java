package org.corridor.alerts;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * That somebody should look.
 *
 * @param id sorts by the time it was raised
 * @param interfaceName the interface that it is about
 * @param subject what of it: a destination, a file; may be empty
 * @param text in words, without patient data
 * @param node the hub whose trouble it is; empty for that of all hubs on the database
 * @param clearedAt when the cause was gone; empty while it is there
 * @param acknowledgedBy who has seen it; empty for nobody
 */
public record Alert(
    UUID id,
    String interfaceName,
    AlertKind kind,
    String subject,
    String text,
    String node,
    Instant raisedAt,
    Optional<Instant> clearedAt,
    String acknowledgedBy,
    Optional<Instant> acknowledgedAt) {}
