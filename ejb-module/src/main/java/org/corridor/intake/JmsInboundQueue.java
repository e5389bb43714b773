package org.corridor.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.corridor.delivery.Order;
import org.corridor.interfaces.Interface;
import org.corridor.journal.Arrival;
import org.corridor.shared.MessageId;
import org.corridor.vault.Vault;

/**
 * The queue of inbound messages at the broker. A message's body is sealed; open to the broker are
 * the hub's id of it, its interface, when it came and its lane, and nothing about a patient.
 */
public final class JmsInboundQueue implements InboundQueue, AutoCloseable {

  private static final String STORED = "corridor.queue.stored";

  private final Supplier<Optional<LocalBroker>> local;
  private final BrokerClient client;
  private final Vault vault;
  private final Function<String, Errand> errands;
  private final BrokerDisk disk;
  private final Rush rush;
  private final Counter storedDirectly = Metrics.counter(STORED, "way", "direct");
  private final Counter storedByClient = Metrics.counter(STORED, "way", "client");

  /**
   * What is to be done with the messages of an interface.
   *
   * @param order which of them wait for each other
   * @param delivers whether others wait for them
   */
  public record Errand(Order order, boolean delivers) {

    /** Of an interface that is not declared: the repository is all that it has. */
    static final Errand STORE = new Errand(Order.PATIENT, false);

    static Errand of(Interface declared) {
      return new Errand(declared.handling().order(), !declared.routes().isEmpty());
    }
  }

  /**
   * @param local the broker, when it can be reached without its client
   * @param client takes the messages that the broker does not take
   * @param errands what is to be done with the messages of an interface, by its name
   * @param rush hears what is durable
   */
  JmsInboundQueue(
      Supplier<Optional<LocalBroker>> local,
      BrokerClient client,
      Vault vault,
      Function<String, Errand> errands,
      BrokerDisk disk,
      Rush rush) {
    this.local = local;
    this.client = client;
    this.vault = vault;
    this.errands = errands;
    this.disk = disk;
    this.rush = rush;
  }

  @Override
  public void send(List<Arrival> arrivals) {
    if (!disk.hasRoomFor(arrivals.stream().mapToLong(one -> one.content().length).sum())) {
      throw new NotStored("the broker's disk is full");
    }
    List<QueuedMessage> messages = arrivals.stream().map(this::sealed).toList();
    Optional<LocalBroker> direct = local.get().filter(broker -> broker.takes(messages));
    if (direct.isPresent()) {
      direct.get().store(messages, rush.isOn());
      storedDirectly.increment(messages.size());
    } else {
      client.store(messages);
      storedByClient.increment(messages.size());
    }
    rush.took(arrivals.size());
    if (arrivals.stream().anyMatch(one -> errands.apply(one.interfaceName()).delivers())) {
      rush.urgent();
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private QueuedMessage sealed(Arrival arrival) {
    return new QueuedMessage(
        vault.seal(ArrivalFormat.write(arrival), arrival.id()),
        arrival.id().toString(),
        arrival.interfaceName(),
        arrival.receivedAt().toEpochMilli(),
        lane(arrival));
  }

  /** The messages of a lane are handed out one after the other; empty for no lane. */
  private String lane(Arrival arrival) {
    return switch (errands.apply(arrival.interfaceName()).order()) {
      case PATIENT -> arrival.patient().isEmpty() ? "" : PatientKey.lane(arrival.patient());
      case STRICT -> "all-of-" + arrival.interfaceName();
      case NONE -> "";
    };
  }

  /**
   * Reads a message from the queue.
   *
   * @throws JMSException when the broker does not give the message out
   * @throws IllegalArgumentException when it is none that {@link #send} made
   */
  public static Arrival read(Message message, Vault vault) throws JMSException {
    if (!(message instanceof BytesMessage bytes)
        || message.getStringProperty(QueuedMessage.ID) == null) {
      throw new IllegalArgumentException("a message that the hub did not send");
    }
    MessageId id = MessageId.of(message.getStringProperty(QueuedMessage.ID));
    return ArrivalFormat.read(vault.open(body(bytes), id), id);
  }

  /**
   * A message of the queue that cannot be opened, as it lies there: its content is the sealed body.
   *
   * @throws JMSException when the broker does not give the message out
   */
  public static Arrival unread(Message message, Clock clock) throws JMSException {
    String id = message.getStringProperty(QueuedMessage.ID);
    byte[] body = message instanceof BytesMessage bytes ? body(bytes) : new byte[0];
    return new Arrival(
        id == null ? MessageId.next(clock) : MessageId.of(id),
        Optional.ofNullable(message.getStringProperty(QueuedMessage.INTERFACE)).orElse(""),
        clock.instant(),
        false,
        "",
        "",
        "",
        "",
        "",
        "",
        List.of(),
        body);
  }

  private static byte[] body(BytesMessage bytes) throws JMSException {
    byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
    bytes.reset();
    bytes.readBytes(body);
    return body;
  }
}
