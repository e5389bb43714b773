package org.corridor.alerts;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.delivery.Destination;
import org.corridor.interfaces.Interface;
import org.corridor.interfaces.Interfaces;
import org.corridor.interfaces.WayIn;
import org.corridor.mllp.MllpSettings;
import org.corridor.mllp.TlsSettings;

/** Certificates that end soon, those of ways in and out. Files are read once an hour. */
final class CertificateWatch implements Watch {

  private static final Duration REST = Duration.ofHours(1);

  private final List<MllpSettings> listeners;
  private final Duration early;
  private Instant next = Instant.MIN;
  private Optional<Interfaces> seen = Optional.empty();
  private List<Cause> known = List.of();

  /**
   * @param listeners that settings declare
   * @param early how long before its end
   */
  CertificateWatch(List<MllpSettings> listeners, Duration early) {
    this.listeners = List.copyOf(listeners);
    this.early = early;
  }

  @Override
  public Set<AlertKind> kinds() {
    return Set.of(AlertKind.CERTIFICATE);
  }

  @Override
  public List<Cause> look(Round round) {
    boolean changed = seen.filter(round.interfaces()::equals).isEmpty();
    if (changed || !round.now().isBefore(next)) {
      known = causes(round);
      seen = Optional.of(round.interfaces());
      next = round.now().plus(REST);
    }
    return known;
  }

  private List<Cause> causes(Round round) {
    List<Cause> causes = new ArrayList<>();
    for (MllpSettings one : listeners) {
      one.tls().ifPresent(keys -> stores(one.name(), List.of(keys), round.now(), causes));
    }
    for (Interface one : round.interfaces().all()) {
      stores(one.name(), keys(one), round.now(), causes);
    }
    return causes;
  }

  private static List<TlsSettings> keys(Interface one) {
    Stream<TlsSettings> in = one.from().flatMap(CertificateWatch::keys).stream();
    Stream<TlsSettings> out =
        one.destinations().stream()
            .map(Destination::transport)
            .flatMap(transport -> transport.tls().stream());
    return Stream.concat(in, out).toList();
  }

  private static Optional<TlsSettings> keys(WayIn way) {
    if (way instanceof WayIn.Mllp mllp) {
      return mllp.settings().tls();
    }
    return way instanceof WayIn.MllpClient client ? client.settings().tls() : Optional.empty();
  }

  private void stores(String name, List<TlsSettings> keys, Instant now, List<Cause> causes) {
    Map<Path, TlsSettings.Store> stores = new LinkedHashMap<>();
    for (TlsSettings one : keys) {
      one.keyStore().ifPresent(store -> stores.putIfAbsent(store.file(), store));
      one.trustStore().ifPresent(store -> stores.putIfAbsent(store.file(), store));
    }
    stores.forEach(
        (file, store) ->
            trouble(store, now)
                .ifPresent(
                    text ->
                        causes.add(new Cause(name, AlertKind.CERTIFICATE, file.toString(), text))));
  }

  private Optional<String> trouble(TlsSettings.Store store, Instant now) {
    try {
      return store
          .expires()
          .filter(end -> !end.minus(early).isAfter(now))
          .map(end -> said(store, end, now));
    } catch (IllegalStateException unreadable) {
      return Optional.of(String.valueOf(unreadable.getMessage()));
    }
  }

  private static String said(TlsSettings.Store store, Instant end, Instant now) {
    return "a certificate in %s %s on %s"
        .formatted(
            store, end.isAfter(now) ? "expires" : "has expired", end.truncatedTo(ChronoUnit.DAYS));
  }
}
