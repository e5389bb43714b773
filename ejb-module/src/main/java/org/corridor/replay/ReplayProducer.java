package org.corridor.replay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.corridor.intake.InboundQueue;
import org.corridor.journal.JournalStore;
import org.corridor.vault.Vault;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives the replay to everyone who injects it. */
@ApplicationScoped
class ReplayProducer {

  @Produces
  @Singleton
  Replay replay(JournalStore journal, Vault vault, InboundQueue queue) {
    ReplaySettings settings = ReplaySettings.from(ConfigProvider.getConfig());
    return new Replay(journal, vault, queue, settings, Clock.systemUTC());
  }
}
