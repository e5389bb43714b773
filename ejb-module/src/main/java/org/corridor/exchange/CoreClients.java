package org.corridor.exchange;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.corridor.core.CoreClient;

/** One CORE client for each partner that is called; a partner declared anew gets a new one. */
public final class CoreClients {

  private record Known(String version, CoreClient client) {}

  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  CoreClients(Clock clock) {
    this.clock = clock;
  }

  /**
   * The client of a partner; empty where it is not called.
   *
   * @throws IllegalStateException when a store of keys cannot be read
   */
  public Optional<CoreClient> of(Partner partner) {
    return partner.line() instanceof PartnerLine.Core core
        ? Optional.of(client(partner, core))
        : Optional.empty();
  }

  private CoreClient client(Partner partner, PartnerLine.Core core) {
    String version = partner.source().version();
    return known
        .compute(
            partner.id(),
            (id, before) ->
                before != null && before.version().equals(version)
                    ? before
                    : new Known(version, new CoreClient(core.settings(), clock)))
        .client();
  }
}
