package org.corridor.eligibility;

import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.corridor.exchange.RealTime;
import org.corridor.exchange.SetConsumer;
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
  Eligibility.Desks desks(Database database, Vault vault, RealTime realTime) {
    return Eligibility.Desks.over(
        database,
        vault,
        EligibilityProducer::repository,
        realTime,
        settings(),
        Executors.newSingleThreadExecutor(threads),
        Clock.systemUTC());
  }

  @Produces
  @Singleton
  Eligibility eligibility(Eligibility.Desks desks) {
    EligibilityMeters meters = new EligibilityMeters(Metrics.globalRegistry);
    return new Eligibility(
        desks, settings(), meters, Executors.newCachedThreadPool(threads), Clock.systemUTC());
  }

  @Produces
  @Singleton
  Late late(Eligibility.Desks desks) {
    return new Late(desks);
  }

  @Produces
  @Singleton
  SetConsumer answered(Late late) {
    return new Answered(late);
  }

  @Produces
  @Singleton
  Nightly nightly(Eligibility.Desks desks) {
    return new Nightly(
        desks,
        new Turns(desks, settings(), Clock.systemUTC()),
        new Appointments(EligibilityProducer::repository, settings().zone()),
        settings(),
        Executors.newCachedThreadPool(threads));
  }

  private static EligibilitySettings settings() {
    return EligibilitySettings.from(ConfigProvider.getConfig());
  }

  private static FhirRepository repository() {
    return RepositoryDoor.now()
        .orElseThrow(
            () ->
                new RepositoryUnavailable(
                    "the repository is not up", new IllegalStateException("not up")));
  }
}
