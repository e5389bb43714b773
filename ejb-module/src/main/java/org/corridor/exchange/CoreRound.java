package org.corridor.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.core.CoreClient;
import org.corridor.core.CoreOutcome;
import org.corridor.shared.Digest;

/**
 * Fetches what lies at a partner's CORE server, one by one: each is taken, and confirmed by our 999
 * or TA1, before the next.
 */
final class CoreRound {

  private static final int MOST = 1000;

  private final Receiving receiving;
  private final Delivering delivering;
  private final CoreClients clients;

  CoreRound(Receiving receiving, Delivering delivering, CoreClients clients) {
    this.receiving = receiving;
    this.delivering = delivering;
    this.clients = clients;
  }

  /** Fetches all there is; why that did not go well, or empty. */
  Optional<String> look(Partner partner, PartnerLine.Core core) throws IOException {
    Optional<String> trouble = Optional.empty();
    try {
      CoreClient client = clients.of(partner).orElseThrow();
      for (String kind : core.fetch()) {
        Optional<String> here = fetch(partner, core, client, kind);
        trouble = trouble.or(() -> here);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return trouble;
    } catch (IllegalStateException e) {
      return Optional.of("its keys cannot be read");
    }
    return trouble;
  }

  private Optional<String> fetch(
      Partner partner, PartnerLine.Core core, CoreClient client, String kind)
      throws InterruptedException, IOException {
    String type = core.types().retrieval(kind);
    boolean acknowledges = PayloadTypes.acknowledges(List.of(kind));
    Set<String> fetched = new HashSet<>();
    while (fetched.size() < MOST) {
      CoreOutcome outcome =
          acknowledges ? client.fetchAcknowledgement(type) : client.fetchResults(type);
      if (!(outcome instanceof CoreOutcome.Answered answered)) {
        return Optional.of(kind + " cannot be fetched: " + reason(outcome));
      }
      byte[] payload = answered.message().payload();
      if (payload.length == 0 || !fetched.add(Digest.of(payload))) {
        return Optional.empty();
      }
      take(partner, kind + " " + answered.message().payloadId(), payload);
    }
    return Optional.empty();
  }

  /** The partner's words are not kept: they may speak of anything. */
  private static String reason(CoreOutcome outcome) {
    if (outcome instanceof CoreOutcome.Unreached unreached) {
      return unreached.reason();
    }
    return outcome instanceof CoreOutcome.InDoubt doubt ? doubt.reason() : outcome.toString();
  }

  private void take(Partner partner, String name, byte[] payload) throws IOException {
    String key = "core %s %s".formatted(partner.id(), Digest.of(payload));
    receiving.take(new Incoming(name, key, () -> new ByteArrayInputStream(payload), false));
    delivering.round(partner);
  }
}
