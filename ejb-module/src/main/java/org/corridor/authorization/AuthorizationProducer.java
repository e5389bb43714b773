package org.corridor.authorization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.corridor.exchange.RealTime;
import org.corridor.exchange.SetConsumer;
import org.corridor.journal.Database;
import org.corridor.journal.JournalStore;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryDoor;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.vault.Vault;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives authorizations to everyone who injects them. */
@ApplicationScoped
class AuthorizationProducer {

  @Produces
  @Singleton
  Authorizations authorizations(
      Database database, Vault vault, JournalStore journal, RealTime realTime) {
    return new Authorizations(
        new Authorizations.Parts(
            database, vault, journal, AuthorizationProducer::repository, realTime::to),
        AuthorizationSettings.from(ConfigProvider.getConfig()),
        Clock.systemUTC());
  }

  @Produces
  @Singleton
  SetConsumer responses(Authorizations authorizations) {
    return new ResponseTaker(authorizations);
  }

  @Produces
  @Singleton
  org.corridor.claims.Authorizations numbers(Database database) {
    AuthorizationSettings settings = AuthorizationSettings.from(ConfigProvider.getConfig());
    return new ClaimNumbers(new AuthorizationRows(database), settings.zone());
  }

  private static FhirRepository repository() {
    return RepositoryDoor.now()
        .orElseThrow(
            () ->
                new RepositoryUnavailable(
                    "the repository is not up", new IllegalStateException("not up")));
  }
}
