package org.corridor.export;

import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.corridor.delivery.DestinationStatus;
import org.corridor.delivery.Destinations;
import org.corridor.delivery.Dispatch;
import org.corridor.interfaces.InterfaceSenders;
import org.corridor.interfaces.LiveInterfaces;
import org.corridor.journal.Database;
import org.corridor.journal.ProcessedMessages;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryDoor;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.vault.Vault;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives the exports to everyone who injects them; {@link ExportTimer} keeps them going. */
@ApplicationScoped
class ExportsProducer {

  @Resource private ManagedThreadFactory threads;

  @Produces
  @Singleton
  Exports exports(
      LiveInterfaces interfaces,
      Destinations destinations,
      Dispatch dispatch,
      Database database,
      Vault vault,
      InterfaceSenders senders) {
    Clock clock = Clock.systemUTC();
    ExportSettings settings = ExportSettings.from(ConfigProvider.getConfig());
    return new Exports(
        new Exports.Declared(
            () -> interfaces.now().exports(),
            destinations,
            name -> dispatch.status(name).map(DestinationStatus::paused).orElse(false)),
        new Runs(database, clock, settings.lease()),
        new Sources(
            new MessageSource.Archive(new ProcessedMessages(database), vault, senders),
            ExportsProducer::repository),
        new ExportMeters(Metrics.globalRegistry),
        settings,
        Executors.newCachedThreadPool(threads),
        clock);
  }

  private static FhirRepository repository() {
    return RepositoryDoor.now()
        .orElseThrow(
            () ->
                new RepositoryUnavailable(
                    "the repository is not up", new IllegalStateException("not up")));
  }
}
