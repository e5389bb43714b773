package org.corridor.intake;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;
import java.util.Optional;
import org.corridor.intake.JmsInboundQueue.Errand;
import org.corridor.interfaces.LiveInterfaces;
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
  BrokerDisk disk() {
    return BrokerDisk.from(ConfigProvider.getConfig());
  }

  @Produces
  @Singleton
  Rush rush() {
    return Rush.from(ConfigProvider.getConfig());
  }

  @Produces
  @Singleton
  @Typed(JmsInboundQueue.class)
  JmsInboundQueue broker(Vault vault, LiveInterfaces interfaces, BrokerDisk disk, Rush rush) {
    boolean direct =
        ConfigProvider.getConfig()
            .getOptionalValue("corridor.queues.direct", Boolean.class)
            .orElse(true);
    return new JmsInboundQueue(
        () -> direct ? LocalBrokers.current() : Optional.empty(),
        new BrokerClient(connections, inbound),
        vault,
        name -> interfaces.now().named(name).map(Errand::of).orElse(Errand.STORE),
        disk,
        rush);
  }

  void close(@Disposes JmsInboundQueue broker) {
    broker.close();
  }

  @Produces
  @Singleton
  @Typed(InboundQueue.class)
  JournaledQueue queue(JmsInboundQueue broker, Vault vault, JournalWriter journal, Rush rush) {
    journal.giveWayTo(rush::isOn);
    return new JournaledQueue(broker, journal, vault);
  }

  @Produces
  @Singleton
  ApplicationAcknowledgements applicationAcknowledgements() {
    IntakeSettings settings = IntakeSettings.from(ConfigProvider.getConfig());
    return new ApplicationAcknowledgements(settings.applicationAcknowledgementPatience(), executor);
  }
}
