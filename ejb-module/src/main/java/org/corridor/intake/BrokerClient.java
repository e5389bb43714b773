package org.corridor.intake;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.List;

/**
 * Puts messages on a queue as every JMS client does, whatever broker it is and wherever it runs.
 */
final class BrokerClient implements AutoCloseable {

  private static final String LANE = "JMSXGroupID";

  private final Lines single;
  private final Lines together;

  /**
   * @param connections gives sessions outside JTA; local transactions must be allowed for several
   *     messages to share one write to disk
   */
  BrokerClient(ConnectionFactory connections, Queue queue) {
    this.single = new Lines(connections, queue, false);
    this.together = new Lines(connections, queue, true);
  }

  /**
   * Puts them, in order, on the queue: durable when this returns.
   *
   * @throws NotStored when they may not be durable; some of them may be on the queue all the same
   */
  void store(List<QueuedMessage> messages) {
    Lines lines = messages.size() > 1 ? together : single;
    try {
      Lines.Line line = lines.take();
      try {
        send(messages, line);
      } catch (JMSException | RuntimeException failed) {
        lines.discard(line);
        throw failed;
      }
      lines.giveBack(line);
    } catch (JMSException e) {
      throw new NotStored(e);
    }
  }

  @Override
  public void close() {
    single.close();
    together.close();
  }

  private static void send(List<QueuedMessage> messages, Lines.Line line) throws JMSException {
    for (QueuedMessage message : messages) {
      line.producer().send(message(line.session(), message));
    }
    // A pool may give a session that stores each message by itself.
    if (line.session().getTransacted()) {
      line.session().commit();
    }
  }

  private static Message message(Session session, QueuedMessage queued) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(queued.body());
    message.setStringProperty(QueuedMessage.ID, queued.id());
    message.setStringProperty(QueuedMessage.INTERFACE, queued.interfaceName());
    message.setLongProperty(QueuedMessage.RECEIVED, queued.received());
    if (!queued.lane().isEmpty()) {
      message.setStringProperty(LANE, queued.lane());
    }
    return message;
  }
}
