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
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Clock;
import java.util.Optional;
import org.corridor.delivery.Outbox;
import org.corridor.intake.ApplicationAcknowledgements;
import org.corridor.intake.JmsInboundQueue;
import org.corridor.intake.Rush;
import org.corridor.interfaces.InterfaceSenders;
import org.corridor.interfaces.LiveInterfaces;
import org.corridor.journal.Arrival;
import org.corridor.journal.JournalStore;
import org.corridor.loops.Loops;
import org.corridor.proposals.LiveRecords;
import org.corridor.proposals.ProposalBook;
import org.corridor.routing.MessageStep;
import org.corridor.routing.Router;
import org.corridor.shared.Finding;
import org.corridor.vault.Unopenable;
import org.corridor.vault.Vault;
import org.corridor.writing.Letterhead;
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
  @Inject Loops loops;
  @Inject Rush rush;
  @Inject ApplicationAcknowledgements acknowledgements;
  @Inject InterfaceSenders senders;
  @Inject LiveInterfaces interfaces;
  @Inject LiveRecords records;
  @Inject ProposalBook book;
  @Inject @Any Instance<MessageStep> steps;
  @Resource ManagedThreadFactory threads;

  private final Clock clock = Clock.systemUTC();
  private Committer committer;
  private Processor processor;

  @PostConstruct
  void open() {
    Rehearsal.hold(Families.ALL);
    Config config = ConfigProvider.getConfig();
    ProcessingSettings settings = ProcessingSettings.from(config);
    Outcomes outcomes = new Outcomes(acknowledgements, Metrics.globalRegistry, clock);
    Router router = new Router(MessageKinds.writer(Letterhead.from(config)), this::step);
    Preparation preparation =
        new Preparation(
            Families.ALL,
            new Senders(senders),
            new Routing(interfaces::now, router),
            arrival -> records.now().keepers(arrival));
    committer =
        new Committer(
            new JournalLedger(journal, vault, outbox, loops, book, clock), settings, rush);
    processor = new Processor(preparation, committer, settings, outcomes::settled);
    rush.measure(Metrics.globalRegistry);
    committer.start(threads);
  }

  private Optional<MessageStep> step(String name) {
    Instance<MessageStep> named = steps.select(NamedLiteral.of(name));
    return named.isResolvable() ? Optional.of(named.get()) : Optional.empty();
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
