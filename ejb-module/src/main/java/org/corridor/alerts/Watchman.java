package org.corridor.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.corridor.delivery.Handover;
import org.corridor.interfaces.Interfaces;
import org.corridor.journal.Batch;
import org.corridor.journal.JournalUnavailable;
import org.corridor.shared.MessageId;
import org.corridor.shared.Trace;

/** Makes the rounds: raises alerts for what he finds, and clears those whose cause is gone. */
final class Watchman {

  private static final Logger LOG = System.getLogger(Watchman.class.getName());

  private final List<Watch> watches;
  private final AlertBook book;
  private final Notices notices;
  private final Supplier<Interfaces> interfaces;
  private final String node;
  private final Patience patience;
  private final Clock clock;
  private final AlertMeters meters;

  /**
   * @param node the name of this hub
   */
  Watchman(
      List<Watch> watches,
      AlertBook book,
      Notices notices,
      Supplier<Interfaces> interfaces,
      String node,
      AlertSettings settings,
      Clock clock,
      MeterRegistry registry) {
    this.watches = List.copyOf(watches);
    this.book = book;
    this.notices = notices;
    this.interfaces = interfaces;
    this.node = Batch.cut(node);
    this.patience = new Patience(settings.grace());
    this.clock = clock;
    this.meters = new AlertMeters(registry);
  }

  /** Looks at everything once. */
  void round() {
    try {
      look();
    } catch (JournalUnavailable e) {
      LOG.log(Level.WARNING, "alerts were not looked after: {0}", e.getMessage());
    }
  }

  private void look() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Interfaces declared = interfaces.get();
    Map<UUID, Alert> open =
        book.open().stream()
            .collect(Collectors.toMap(AlertBook.Open::cause, AlertBook.Open::alert));
    Watch.Round round = new Watch.Round(declared, now, List.copyOf(open.values()));
    Map<UUID, Cause> found = new HashMap<>();
    Set<AlertKind> watched = EnumSet.noneOf(AlertKind.class);
    for (Watch watch : watches) {
      try {
        watch.look(round).forEach(cause -> found.putIfAbsent(cause.key(node), cause));
        watched.addAll(watch.kinds());
      } catch (RuntimeException unforeseen) {
        // Nothing is known of these kinds: their alerts stay as they are.
        LOG.log(Level.WARNING, "not watched " + watch.kinds() + ": " + Trace.of(unforeseen));
      }
    }
    patience.note(found.keySet(), open.keySet(), now);
    found.forEach((key, cause) -> raise(key, cause, open, declared, now));
    open.forEach(
        (key, alert) -> {
          if (watched.contains(alert.kind()) && isOurs(alert) && !found.containsKey(key)) {
            clear(key, alert, declared, now);
          }
        });
    meters.show(book.open().stream().map(AlertBook.Open::alert).toList());
  }

  private boolean isOurs(Alert alert) {
    return alert.node().isEmpty() || alert.node().equals(node);
  }

  private void raise(
      UUID key, Cause cause, Map<UUID, Alert> open, Interfaces declared, Instant now) {
    Alert known = open.get(key);
    if (known != null) {
      if (!known.text().equals(AlertBook.text(cause))) {
        book.reword(known.id(), cause);
      }
      return;
    }
    if (cause.kind().isFickle() && !patience.stays(key, now)) {
      return;
    }
    UUID id = MessageId.next(clock).value();
    Handover handover = notices.raised(id, cause, now, declared);
    if (book.raise(id, key, cause, node, now, handover)) {
      handover.committed();
      LOG.log(
          Level.WARNING,
          "alert {0}: {1} on {2}: {3}",
          id,
          cause.kind(),
          cause.interfaceName(),
          cause.text());
    }
  }

  private void clear(UUID key, Alert alert, Interfaces declared, Instant now) {
    if (alert.kind().isFickle() && !patience.staysAway(key, now)) {
      return;
    }
    Handover handover = notices.cleared(alert, now, declared);
    if (book.clear(alert.id(), now, handover)) {
      handover.committed();
      LOG.log(
          Level.INFO,
          "alert {0} is over: {1} on {2}",
          alert.id(),
          alert.kind(),
          alert.interfaceName());
    }
  }
}
