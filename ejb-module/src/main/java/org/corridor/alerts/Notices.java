package org.corridor.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.delivery.Consignment;
import org.corridor.delivery.Handover;
import org.corridor.delivery.Outbox;
import org.corridor.delivery.Payload;
import org.corridor.interfaces.AlertRules;
import org.corridor.interfaces.Interface;
import org.corridor.interfaces.Interfaces;
import org.corridor.shared.MessageId;

/** Word of alerts to the destinations that their interfaces name. */
final class Notices {

  private final Outbox outbox;

  Notices(Outbox outbox) {
    this.outbox = outbox;
  }

  /** That there is one. */
  Handover raised(UUID id, Cause cause, Instant now, Interfaces interfaces) {
    return notices(id, cause, "raised", now, interfaces);
  }

  /** That it is gone. */
  Handover cleared(Alert alert, Instant now, Interfaces interfaces) {
    Cause cause = new Cause(alert.interfaceName(), alert.kind(), alert.subject(), alert.text());
    return notices(alert.id(), cause, "cleared", now, interfaces);
  }

  private Handover notices(UUID id, Cause cause, String what, Instant now, Interfaces interfaces) {
    Optional<Interface> one = interfaces.named(cause.interfaceName());
    List<Consignment> all =
        one.map(Interface::alerts).map(AlertRules::tell).orElse(List.of()).stream()
            .filter(interfaces.destinations()::containsKey)
            .map(
                destination ->
                    new Consignment(
                        new MessageId(id),
                        cause.interfaceName(),
                        "alert-" + what,
                        destination,
                        "",
                        Payload.WORD_OF_THE_HUB,
                        Optional.of(text(id, cause, what, now).getBytes(UTF_8)),
                        one.map(Interface::version).orElse("")))
            .toList();
    return outbox.handOver(all, message -> Optional.empty());
  }

  private static String text(UUID id, Cause cause, String what, Instant now) {
    return """
        Corridor: %s on %s %s
        %s

        Interface: %s
        Kind: %s
        Subject: %s
        Time: %s
        Alert: %s
        """
        .formatted(
            cause.kind(),
            cause.interfaceName(),
            what,
            cause.text(),
            cause.interfaceName(),
            cause.kind(),
            cause.subject(),
            now.truncatedTo(ChronoUnit.SECONDS),
            id);
  }
}
