package org.corridor.processing;

import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Clock;
import org.corridor.delivery.Outbox;
import org.corridor.intake.ApplicationAcknowledgements;
import org.corridor.intake.JmsInboundQueue;
import org.corridor.journal.Arrival;
import org.corridor.journal.JournalStore;
import org.corridor.profiles.LiveProfiles;
import org.corridor.shared.Finding;
import org.corridor.vault.Unopenable;
import org.corridor.vault.Vault;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Puts processing together when the hub starts, and takes what the consumers bring. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Processing {

  @Inject JournalStore journal;
  @Inject Vault vault;
  @Inject Outbox outbox;
  @Inject ApplicationAcknowledgements acknowledgements;
  @Inject LiveProfiles profiles;
  @Resource ManagedThreadFactory threads;

  private final Clock clock = Clock.systemUTC();
  private Committer committer;
  private Processor processor;

  @PostConstruct
  void open() {
    Config config = ConfigProvider.getConfig();
    ProcessingSettings settings = ProcessingSettings.from(config);
    Outcomes outcomes = new Outcomes(acknowledgements, Metrics.globalRegistry, clock);
    Senders senders = new Senders(profiles::now);
    committer = new Committer(new JournalLedger(journal, vault, outbox, clock), settings);
    processor = new Processor(Families.ALL, senders, committer, settings, outcomes::settled);
    committer.start(threads);
  }

  @PreDestroy
  void close() {
    committer.close();
  }

  /**
   * Processes what lies on the inbound queue. Returning means that the broker may forget it; what
   * cannot be opened is kept in the journal as it lay there.
   *
   * @throws BrokerTrouble when the broker does not give the message out; it keeps it
   */
  public void process(Message message) {
    try {
      Arrival arrival;
      try {
        arrival = JmsInboundQueue.read(message, vault);
      } catch (Unopenable | IllegalArgumentException sealed) {
        processor.giveUp(
            JmsInboundQueue.unread(message, clock),
            Finding.error("", "207", "the vault cannot open what lay on the queue"));
        return;
      }
      processor.process(arrival);
    } catch (JMSException trouble) {
      throw new BrokerTrouble(trouble);
    }
  }
}
