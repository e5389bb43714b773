package org.corridor.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.corridor.journal.Database;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives the ledger to everyone who injects it. */
@ApplicationScoped
class LedgerProducer {
  @Produces
  @Singleton
  LedgerSettings settings() {
    return LedgerSettings.from(ConfigProvider.getConfig());
  }

  @Produces
  @Singleton
  Ledger ledger(Database database, LedgerSettings settings) {
    return new Ledger(database, Clock.systemUTC(), settings, ClaimStory.NONE);
  }

  @Produces
  @Singleton
  Claims claims(Database database) {
    return new Claims(database);
  }

  @Produces
  @Singleton
  Remittances remittances(Database database) {
    return new Remittances(database);
  }

  @Produces
  @Singleton
  Repairs repairs(Database database, LedgerSettings settings) {
    return new Repairs(database, Clock.systemUTC(), settings.chunk());
  }

  @Produces
  @Singleton
  Transfers transfers(Database database) {
    return new Transfers(database, Clock.systemUTC());
  }

  @Produces
  @Singleton
  Receivables receivables(Database database, LedgerSettings settings) {
    return new Receivables(database, settings);
  }
}
