package org.corridor.intake;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;
import org.corridor.journal.JournalWriter;
import org.corridor.vault.Vault;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes what the door shares with processing and replay. */
@ApplicationScoped
class IntakeProducer {

  @Resource(lookup = "java:global/jms/hub")
  ConnectionFactory connections;

  @Resource(lookup = "java:/jms/queue/corridor.inbound")
  Queue inbound;

  @Resource ManagedExecutorService executor;

  @Produces
  @Singleton
  InboundQueue queue(Vault vault, JournalWriter journal) {
    return new JournaledQueue(new JmsInboundQueue(connections, inbound, vault), journal, vault);
  }

  @Produces
  @Singleton
  ApplicationAcknowledgements applicationAcknowledgements() {
    IntakeSettings settings = IntakeSettings.from(ConfigProvider.getConfig());
    return new ApplicationAcknowledgements(settings.applicationAcknowledgementPatience(), executor);
  }
}
