package org.corridor.intake;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * Open ways to the broker. Opening one costs as much as sending a message over it, so those that
 * are not in use are kept, up to a number; one that failed is not.
 */
final class Lines implements AutoCloseable {

  /** What one message, or several in one transaction, are sent over. */
  record Line(Connection connection, Session session, MessageProducer producer)
      implements AutoCloseable {

    @Override
    public void close() throws JMSException {
      // Closes its session and producer with it.
      connection.close();
    }
  }

  private static final Logger LOG = System.getLogger(Lines.class.getName());
  private static final int KEPT = 16;

  private final ConnectionFactory connections;
  private final Queue queue;
  private final boolean transacted;
  private final BlockingDeque<Line> idle = new LinkedBlockingDeque<>(KEPT);

  Lines(ConnectionFactory connections, Queue queue, boolean transacted) {
    this.connections = connections;
    this.queue = queue;
    this.transacted = transacted;
  }

  Line take() throws JMSException {
    // The one used last: those that are not needed any more stay at the other end.
    Line line = idle.pollFirst();
    return line == null ? open() : line;
  }

  /** Takes back a line over which everything went well. */
  void giveBack(Line line) {
    if (!idle.offerFirst(line)) {
      discard(line);
    }
  }

  /** Closes a line that is not trusted any more. */
  void discard(Line line) {
    try {
      line.close();
    } catch (JMSException already) {
      LOG.log(Level.DEBUG, "a line to the broker was lost: " + already.getErrorCode());
    }
  }

  @Override
  public void close() {
    for (Line line = idle.pollFirst(); line != null; line = idle.pollFirst()) {
      discard(line);
    }
  }

  private Line open() throws JMSException {
    Connection connection = connections.createConnection();
    try {
      // A JMSContext would do, but the server's resource adapter gives out none with a transaction
      // of its own; sessions it does, where local transactions are allowed.
      Session session = connection.createSession(transacted, Session.AUTO_ACKNOWLEDGE);
      return new Line(connection, session, session.createProducer(queue));
    } catch (JMSException | RuntimeException failed) {
      connection.close();
      throw failed;
    }
  }
}
