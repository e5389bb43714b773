package org.corridor.processing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.corridor.interfaces.InterfaceSenders;
import org.corridor.journal.JournalStore;
import org.corridor.vault.Vault;

/** Gives the explainer to everyone who injects it. */
@ApplicationScoped
class ExplainerProducer {

  @Produces
  @Singleton
  Explainer explainer(JournalStore journal, Vault vault, InterfaceSenders senders) {
    return new Explainer(journal, vault, Families.ALL, new Senders(senders));
  }
}
