package org.corridor.exchange;

import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.corridor.core.CoreService;
import org.corridor.edits.Edits;
import org.corridor.journal.Database;
import org.corridor.journal.JournalStore;
import org.corridor.vault.Vault;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives the doors of the exchange to everyone who injects them. */
@ApplicationScoped
class ExchangeProducer {

  @Resource private ManagedThreadFactory threads;

  @Produces
  @Singleton
  LivePartners partners() {
    LivePartners partners = new LivePartners(ExchangeSettings.from(ConfigProvider.getConfig()));
    partners.measure(Metrics.globalRegistry);
    return partners;
  }

  @Produces
  @Singleton
  ClaimEvents events(Database database, Vault vault) {
    return new ClaimEvents(database, vault);
  }

  @Produces
  @Singleton
  NumberBook numbers(Database database) {
    return new NumberBook(database);
  }

  @Produces
  @Singleton
  Waiting waiting(Database database) {
    return new Waiting(database);
  }

  @Produces
  @Singleton
  @SuppressWarnings("TooManyParameters") // the container fills them
  Exchange exchange(
      Database database,
      Vault vault,
      JournalStore journal,
      ClaimEvents events,
      NumberBook numbers,
      LivePartners partners,
      Instance<SetConsumer> consumers) {
    ExchangeSettings settings = ExchangeSettings.from(ConfigProvider.getConfig());
    return new Exchange(
        new Exchange.Ground(
            database, vault, journal, events, numbers, Clock.system(settings.zone())),
        partners::now,
        Edits.standard(),
        () -> consumers.stream().toList(),
        settings);
  }

  @Produces
  @Singleton
  Outbox outbox(Exchange exchange) {
    return exchange.outbox();
  }

  @Produces
  @Singleton
  Receiving receiving(Exchange exchange) {
    return exchange.receiving();
  }

  @Produces
  @Singleton
  Consumption consumption(Exchange exchange) {
    return exchange.consumption();
  }

  @Produces
  @Singleton
  CoreClients coreClients(Exchange exchange) {
    return exchange.coreClients();
  }

  @Produces
  @Singleton
  RealTime realTime(Exchange exchange, CoreClients clients) {
    return exchange.realTime(
        (partner, payloadType, interchange) ->
            clients.of(partner).orElseThrow().realTime(payloadType, interchange),
        Executors.newCachedThreadPool(threads));
  }

  @Produces
  @Singleton
  CoreService coreDesk(Exchange exchange) {
    return exchange.coreDesk();
  }

  @Produces
  @Singleton
  InterchangeStore store(Exchange exchange) {
    return exchange.store();
  }

  @Produces
  @Singleton
  Stories stories(Exchange exchange) {
    return exchange.stories();
  }
}
