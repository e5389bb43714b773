package org.corridor.journal;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.corridor.vault.KeyLedger;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives the journal to everyone who injects it, once its tables are up to date. */
@ApplicationScoped
class JournalProducer {

  @Resource private ManagedThreadFactory threads;

  @Produces
  @Singleton
  Database database(JournalTables tables) {
    return new Database(tables.dataSource());
  }

  @Produces
  @Singleton
  JournalStore store(Database database) {
    return new JournalStore(database, Clock.systemUTC());
  }

  void stop(@Disposes JournalStore store) {
    store.leftovers().write();
  }

  @Produces
  @Singleton
  KeyLedger ledger(Database database) {
    return new SealingKeys(database, Clock.systemUTC());
  }

  @Produces
  @Singleton
  JournalWriter writer(JournalStore store) {
    JournalWriter writer =
        new JournalWriter(store::record, WriterSettings.from(ConfigProvider.getConfig()));
    writer.start(threads);
    return writer;
  }

  void stop(@Disposes JournalWriter writer) {
    writer.close();
  }
}
