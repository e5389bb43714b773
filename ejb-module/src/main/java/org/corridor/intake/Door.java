package org.corridor.intake;

import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.interfaces.InterfaceSenders;
import org.corridor.mllp.Receiver;
import org.corridor.mllp.Replies;
import org.corridor.shared.MessageId;
import org.eclipse.microprofile.config.ConfigProvider;

/** The hub's one door: whatever way messages come, they are judged, stored and answered here. */
@ApplicationScoped
public class Door {

  /** HL7 table 0103: production, training, debugging. */
  private static final Set<String> EVERY_PROCESSING_ID = Set.of("P", "T", "D");

  @Inject InboundQueue queue;
  @Inject EarlierArrivals earlier;
  @Inject SupportedMessages supported;
  @Inject ApplicationAcknowledgements applications;
  @Inject InterfaceSenders senders;
  @Inject Rush rush;

  private Optional<Rounds.Stores> stores = Optional.empty();

  /** What became of a message at the door. */
  public enum Outcome {
    /** It is durable, and will be processed. */
    RECEIVED,
    /** It is durable, and will not be processed. */
    REJECTED,
    /** It came before, with the same content. */
    RESENT
  }

  /**
   * What the door says to a message.
   *
   * @param id of the message, or of the earlier one that it repeats
   * @param acknowledgement an HL7 v2 message; empty when its sender wants to hear nothing yet, or
   *     sent something else
   */
  public record Receipt(MessageId id, Outcome outcome, Optional<byte[]> acknowledgement) {}

  @PostConstruct
  void open() {
    open(IntakeSettings.from(ConfigProvider.getConfig()));
  }

  void open(IntakeSettings settings) {
    Resends resends =
        new Resends(earlier, settings.recentArrivals(), settings.rememberedArrivals());
    stores = Optional.of(new Rounds.Stores(queue, resends, applications, rush));
  }

  /**
   * Takes messages that did not come over MLLP.
   *
   * @param contents an HL7 v2 message each, in the order of their sender
   * @param replies told of processing, where the sender wants to be
   * @return what each sender is told, in the order of {@code contents}; all are durable
   * @throws NotStored when they may not be durable; they may come again
   */
  public List<Receipt> take(String interfaceName, List<byte[]> contents, Replies replies)
      throws InterruptedException {
    long now = System.nanoTime();
    List<Letter> letters =
        contents.stream().map(content -> new Letter(content, List.of(), now)).toList();
    List<Receipt> receipts = new ArrayList<>();
    rounds(interfaceName, EVERY_PROCESSING_ID)
        .take(letters, replies, answers -> answers.forEach(one -> receipts.add(one.receipt())));
    return receipts;
  }

  /**
   * Takes what is no HL7 v2 message.
   *
   * @return what became of each, in the order of {@code entrants}; all are durable
   * @throws NotStored when they may not be durable; they may come again
   */
  public List<Receipt> take(String interfaceName, List<Entrant> entrants)
      throws InterruptedException {
    Entrance entrance =
        new Entrance(interfaceName, stores.orElseThrow().resends(), Clock.systemUTC());
    List<Receipt> receipts = new ArrayList<>();
    rounds(interfaceName, EVERY_PROCESSING_ID)
        .<Entrant, RuntimeException>take(
            entrants,
            entrance::receive,
            answers -> answers.forEach(one -> receipts.add(one.receipt())));
    return receipts;
  }

  /**
   * Takes what comes over MLLP through one interface.
   *
   * @param processingIds the values of MSH-11.1 that it takes
   */
  public Receiver receiver(String interfaceName, Set<String> processingIds) {
    return rounds(interfaceName, processingIds);
  }

  private Rounds rounds(String interfaceName, Set<String> processingIds) {
    Reception reception =
        new Reception(
            interfaceName,
            content -> senders.of(interfaceName, content),
            new Guards(supported, processingIds),
            stores.orElseThrow().resends(),
            applications,
            Clock.systemUTC());
    IntakeMeters meters = new IntakeMeters(Metrics.globalRegistry, interfaceName);
    return new Rounds(interfaceName, reception, stores.orElseThrow(), meters);
  }
}
