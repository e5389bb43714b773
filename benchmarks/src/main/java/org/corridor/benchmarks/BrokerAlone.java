package org.corridor.benchmarks;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * How fast the hub's broker alone makes messages durable for JMS clients in its own process: what a
 * machine can do, whose disk and processors differ from hour to hour where it is shared. Its
 * journal is set up as the hub's ({@code wildfly-config/queues.cli}).
 */
public final class BrokerAlone {

  private static final int BUFFER_NANOSECONDS = 50_000;
  private static final int SEALED_BYTES = 1_500;
  private static final int PATIENTS = 500;
  private static final long WARM_UP_SECONDS = 8;
  private static final long SECONDS = 5;

  private BrokerAlone() {}

  /**
   * Prints two lines, for one sender and for eight.
   *
   * @param arguments a directory for the journal
   */
  public static void main(String[] arguments) throws Exception {
    EmbeddedActiveMQ broker =
        new EmbeddedActiveMQ().setConfiguration(configuration(Path.of(arguments[0]))).start();
    try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory("vm://0")) {
      for (int senders : new int[] {1, 8}) {
        run(connections, senders, WARM_UP_SECONDS);
        Histogram times = run(connections, senders, SECONDS);
        System.out.printf(
            Locale.ROOT,
            "The broker alone, %d sender(s): %d/s, p50 %.2f ms, p95 %.2f ms, p99 %.2f ms%n",
            senders,
            times.getTotalCount() / SECONDS,
            times.getValueAtPercentile(50) / 1e6,
            times.getValueAtPercentile(95) / 1e6,
            times.getValueAtPercentile(99) / 1e6);
      }
    } finally {
      broker.stop();
    }
  }

  private static ConfigurationImpl configuration(Path data) throws Exception {
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration
        .setSecurityEnabled(false)
        .setJournalDirectory(data.resolve("journal").toString())
        .setBindingsDirectory(data.resolve("bindings").toString())
        .setLargeMessagesDirectory(data.resolve("large").toString())
        .setPagingDirectory(data.resolve("paging").toString())
        .setJournalType(JournalType.ASYNCIO)
        .setJournalBufferTimeout_AIO(BUFFER_NANOSECONDS)
        .setJournalBufferTimeout_NIO(BUFFER_NANOSECONDS)
        .setJournalSyncNonTransactional(true)
        .setJournalMinFiles(10)
        .addAcceptorConfiguration("in-vm", "vm://0");
    return configuration;
  }

  private static Histogram run(ActiveMQConnectionFactory connections, int senders, long seconds)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(senders);
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      List<Future<Histogram>> sending = new ArrayList<>();
      for (int sender = 0; sender < senders; sender++) {
        sending.add(threads.submit(() -> send(connections, end)));
      }
      Histogram all = new Histogram(3);
      for (Future<Histogram> one : sending) {
        all.add(one.get());
      }
      return all;
    } finally {
      threads.shutdown();
    }
  }

  private static Histogram send(ActiveMQConnectionFactory connections, long end)
      throws JMSException {
    Histogram times = new Histogram(3);
    byte[] body = new byte[SEALED_BYTES];
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      MessageProducer producer = session.createProducer(session.createQueue("inbound"));
      while (System.nanoTime() < end) {
        long before = System.nanoTime();
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body);
        message.setStringProperty("JMSXGroupID", "lane-" + times.getTotalCount() % PATIENTS);
        message.setStringProperty("corridorId", UUID.randomUUID().toString());
        producer.send(message);
        times.recordValue(System.nanoTime() - before);
      }
    }
    return times;
  }
}
