package org.corridor.eligibility;

import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.corridor.journal.Database;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryDoor;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.vault.Vault;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives eligibility to everyone who injects it. */
@ApplicationScoped
class EligibilityProducer {

  @Resource private ManagedThreadFactory threads;

  @Produces
  @Singleton
  Eligibility eligibility(Database database, Vault vault, Instance<PayerLines> lines) {
    return new Eligibility(
        new Eligibility.Parts(
            new CheckRows(database),
            vault,
            EligibilityProducer::repository,
            lines.isResolvable() ? lines.get() : PayerLines.NONE,
            new Conversations(Executors.newCachedThreadPool(threads)),
            new EligibilityMeters(Metrics.globalRegistry)),
        EligibilitySettings.from(ConfigProvider.getConfig()),
        Clock.systemUTC());
  }

  static FhirRepository repository() {
    return RepositoryDoor.now()
        .orElseThrow(
            () ->
                new RepositoryUnavailable(
                    "the repository is not up", new IllegalStateException("not up")));
  }
}
