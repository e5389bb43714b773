package org.corridor.eligibility;

import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
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

  /** What both ask with: the limits of payers hold for day and night together. */
  record Shared(Eligibility.Parts parts, EligibilitySettings settings, ExecutorService threads) {}

  @Produces
  @Singleton
  Shared shared(Database database, Vault vault, Instance<PayerLines> lines) {
    ExecutorService pool = Executors.newCachedThreadPool(threads);
    Eligibility.Parts parts =
        new Eligibility.Parts(
            new CheckRows(database),
            vault,
            EligibilityProducer::repository,
            lines.isResolvable() ? lines.get() : PayerLines.NONE,
            new Conversations(pool),
            new EligibilityMeters(Metrics.globalRegistry));
    return new Shared(parts, EligibilitySettings.from(ConfigProvider.getConfig()), pool);
  }

  @Produces
  @Singleton
  Eligibility eligibility(Shared shared) {
    return new Eligibility(shared.parts(), shared.settings(), Clock.systemUTC());
  }

  @Produces
  @Singleton
  Nightly nightly(Eligibility eligibility, Shared shared) {
    return new Nightly(
        eligibility, shared.parts(), shared.settings(), shared.threads(), Clock.systemUTC());
  }

  private static FhirRepository repository() {
    return RepositoryDoor.now()
        .orElseThrow(
            () ->
                new RepositoryUnavailable(
                    "the repository is not up", new IllegalStateException("not up")));
  }
}
