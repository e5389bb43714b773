package org.corridor.delivery;

import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.corridor.journal.Database;
import org.corridor.journal.JournalStore;
import org.corridor.vault.Vault;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives the engine to everyone who injects it; {@link DeliveryStart} runs it. */
@ApplicationScoped
class DeliveryProducer {

  @Resource private ManagedThreadFactory threads;

  @Produces
  @Singleton
  Dispatch dispatch(Database database, Vault vault, Destinations declared) {
    Clock clock = Clock.systemUTC();
    DeliverySettings settings = DeliverySettings.from(ConfigProvider.getConfig());
    Crew crew = new Crew(threads, settings.threads(), clock);
    return new Dispatch(
        database,
        vault,
        declared,
        settings,
        crew,
        crew.ticker(),
        clock,
        () -> ThreadLocalRandom.current().nextDouble(),
        Metrics.globalRegistry);
  }

  @Produces
  @Singleton
  Deliveries deliveries(Database database, JournalStore journal, Vault vault) {
    return new Deliveries(database, journal, vault);
  }

  @Produces
  @Singleton
  Repairs repairs(Database database, Vault vault, Dispatch dispatch, Destinations declared) {
    return new Repairs(database, vault, dispatch, declared, Clock.systemUTC());
  }
}
