package org.corridor.intake;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

  private static final String ID = "corridorId";
  private static final String INTERFACE = "corridorInterface";
  private static final String RECEIVED = "corridorReceived";
  private static final String LANE = "JMSXGroupID";

  private final Lines single;
  private final Lines together;
  private final Vault vault;
  private final Function<String, Errand> errands;
  private final BrokerDisk disk;
  private final Rush rush;

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
   * @param connections gives sessions outside JTA; local transactions must be allowed for several
   *     messages to share one write to disk
   * @param errands what is to be done with the messages of an interface, by its name
   * @param rush hears what is durable
   */
  public JmsInboundQueue(
      ConnectionFactory connections,
      Queue queue,
      Vault vault,
      Function<String, Errand> errands,
      BrokerDisk disk,
      Rush rush) {
    this.single = new Lines(connections, queue, false);
    this.together = new Lines(connections, queue, true);
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
    Lines lines = arrivals.size() > 1 ? together : single;
    try {
      Lines.Line line = lines.take();
      try {
        send(arrivals, line);
      } catch (JMSException | RuntimeException failed) {
        lines.discard(line);
        throw failed;
      }
      lines.giveBack(line);
      rush.took(arrivals.size());
      if (arrivals.stream().anyMatch(one -> errands.apply(one.interfaceName()).delivers())) {
        rush.urgent();
      }
    } catch (JMSException e) {
      throw new NotStored(e);
    }
  }

  @Override
  public void close() {
    single.close();
    together.close();
  }

  private void send(List<Arrival> arrivals, Lines.Line line) throws JMSException {
    for (Arrival arrival : arrivals) {
      line.producer().send(message(line.session(), arrival));
    }
    // A pool may give a session that stores each message by itself.
    if (line.session().getTransacted()) {
      line.session().commit();
    }
  }

  private Message message(Session session, Arrival arrival) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(vault.seal(ArrivalFormat.write(arrival), arrival.id()));
    message.setStringProperty(ID, arrival.id().toString());
    message.setStringProperty(INTERFACE, arrival.interfaceName());
    message.setLongProperty(RECEIVED, arrival.receivedAt().toEpochMilli());
    String lane = lane(arrival);
    if (!lane.isEmpty()) {
      message.setStringProperty(LANE, lane);
    }
    return message;
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
    if (!(message instanceof BytesMessage bytes) || message.getStringProperty(ID) == null) {
      throw new IllegalArgumentException("a message that the hub did not send");
    }
    MessageId id = MessageId.of(message.getStringProperty(ID));
    return ArrivalFormat.read(vault.open(body(bytes), id), id);
  }

  /**
   * A message of the queue that cannot be opened, as it lies there: its content is the sealed body.
   *
   * @throws JMSException when the broker does not give the message out
   */
  public static Arrival unread(Message message, Clock clock) throws JMSException {
    String id = message.getStringProperty(ID);
    byte[] body = message instanceof BytesMessage bytes ? body(bytes) : new byte[0];
    return new Arrival(
        id == null ? MessageId.next(clock) : MessageId.of(id),
        Optional.ofNullable(message.getStringProperty(INTERFACE)).orElse(""),
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
