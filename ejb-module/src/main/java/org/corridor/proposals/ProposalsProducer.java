package org.corridor.proposals;

import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.corridor.journal.Database;
import org.corridor.journal.JournalStore;
import org.corridor.vault.Vault;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives the rules and the proposals to everyone who injects them. */
@ApplicationScoped
class ProposalsProducer {

  @Produces
  @Singleton
  LiveRecords records() {
    LiveRecords records = new LiveRecords(RecordSettings.from(ConfigProvider.getConfig()));
    records.measure(Metrics.globalRegistry);
    return records;
  }

  @Produces
  @Singleton
  ProposalBook book(Database database, Vault vault) {
    return new ProposalBook(database.dialect(), vault, Clock.systemUTC(), Metrics.globalRegistry);
  }

  @Produces
  @Singleton
  Proposals proposals(Database database, JournalStore journal, Vault vault) {
    return new Proposals(database, journal, vault, Clock.systemUTC());
  }
}
