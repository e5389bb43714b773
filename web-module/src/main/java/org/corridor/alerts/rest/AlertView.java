package org.corridor.alerts.rest;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.corridor.alerts.Alert;
import org.corridor.alerts.AlertKind;

/**
 * That somebody should look.
 *
 * @param subject what of the interface: a destination, a file; may be empty
 * @param node the hub whose trouble it is; empty for that of all hubs on the database
 * @param acknowledgedBy who has seen it; empty for nobody
 */
public record AlertView(
    UUID id,
    String interfaceName,
    AlertKind kind,
    String subject,
    String text,
    String node,
    Instant raisedAt,
    Optional<Instant> clearedAt,
    String acknowledgedBy,
    Optional<Instant> acknowledgedAt) {

  static AlertView of(Alert alert) {
    return new AlertView(
        alert.id(),
        alert.interfaceName(),
        alert.kind(),
        alert.subject(),
        alert.text(),
        alert.node(),
        alert.raisedAt(),
        alert.clearedAt(),
        alert.acknowledgedBy(),
        alert.acknowledgedAt());
  }
}
