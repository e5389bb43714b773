package org.corridor.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.persistence.OperationContext;
import org.apache.activemq.artemis.core.persistence.impl.journal.OperationContextImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the broker that the server brings, its journal on disk. */
@Timeout(120)
class ArtemisBrokerTest {

  private static final String QUEUE = "jms.queue.corridor.inbound";
  private static final int PAGE = 20_000;

  @TempDir Path folder;
  private EmbeddedActiveMQ artemis;
  private ActiveMQServer server;
  private ActiveMQConnectionFactory connections;
  private ArtemisBroker broker;

  @BeforeEach
  void start() throws Exception {
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration
        .setPersistenceEnabled(true)
        .setSecurityEnabled(false)
        .setJournalDirectory(folder.resolve("journal").toString())
        .setBindingsDirectory(folder.resolve("bindings").toString())
        .setLargeMessagesDirectory(folder.resolve("large").toString())
        .setPagingDirectory(folder.resolve("paging").toString())
        .addAddressSetting(
            "#",
            new AddressSettings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(5 * PAGE)
                .setPageSizeBytes(PAGE))
        .addAcceptorConfiguration("in-vm", "vm://8");
    artemis = new EmbeddedActiveMQ().setConfiguration(configuration).start();
    server = artemis.getActiveMQServer();
    server.createQueue(
        QueueConfiguration.of(QUEUE).setRoutingType(RoutingType.ANYCAST).setDurable(true));
    connections = new ActiveMQConnectionFactory("vm://8");
    broker = new ArtemisBroker(server, QUEUE);
  }

  @AfterEach
  void stop() throws Exception {
    connections.close();
    artemis.stop();
  }

  private static QueuedMessage message(String id, String lane) {
    return new QueuedMessage(("sealed " + id).getBytes(US_ASCII), id, "main", 1_000, lane);
  }

  private static List<QueuedMessage> messages(String lane, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> message(lane + i, lane)).toList();
  }

  private static List<String> ids(String lane, int to) {
    return messages(lane, 0, to).stream().map(QueuedMessage::id).toList();
  }

  private List<Message> received(int count) throws JMSException {
    List<Message> messages = new ArrayList<>();
    try (JMSContext context = connections.createContext();
        var consumer = context.createConsumer(context.createQueue(QUEUE))) {
      for (int i = 0; i < count; i++) {
        messages.add(consumer.receive(10_000));
      }
      assertThat(consumer.receiveNoWait()).isNull();
    }
    return messages;
  }

  private List<String> receivedIds(int count) throws JMSException {
    List<String> ids = new ArrayList<>();
    for (Message message : received(count)) {
      ids.add(message.getStringProperty("corridorId"));
    }
    return ids;
  }

  @Test
  void aMessageIsWhatTheClientWouldSend() throws Exception {
    QueuedMessage message = message("7", "lane");
    try (BrokerClient client = new BrokerClient(connections, jmsQueue())) {
      client.store(List.of(message));
    }
    broker.store(List.of(message), false);

    List<Message> both = received(2);

    assertThat(properties(both.get(1))).isNotEmpty().isEqualTo(properties(both.get(0)));
    for (Message one : both) {
      assertThat(((BytesMessage) one).getBody(byte[].class)).isEqualTo(message.body());
      assertThat(one.getStringProperty("JMSXGroupID")).isEqualTo("lane");
      assertThat(one.getJMSDestination()).isEqualTo(both.get(0).getJMSDestination());
      assertThat(one.getJMSMessageID()).startsWith("ID:");
      assertThat(one.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
      assertThat(one.getJMSPriority()).isEqualTo(Message.DEFAULT_PRIORITY);
      assertThat(one.getJMSExpiration()).isZero();
      assertThat(one.getJMSTimestamp()).isGreaterThan(1_000);
    }
    assertThat(both.get(0).getJMSMessageID()).isNotEqualTo(both.get(1).getJMSMessageID());
  }

  private Queue jmsQueue() throws JMSException {
    try (var connection = connections.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      return session.createQueue(QUEUE);
    }
  }

  /** The client adds one of its own: over which connection it was sent. */
  private static Map<String, Object> properties(Message message) throws JMSException {
    Map<String, Object> properties = new TreeMap<>();
    for (var names = message.getPropertyNames(); names.hasMoreElements(); ) {
      String name = (String) names.nextElement();
      properties.put(name, message.getObjectProperty(name));
    }
    properties.remove("__AMQ_CID");
    return properties;
  }

  @Test
  void aMessageWithoutALaneHasNoGroup() throws Exception {
    broker.store(List.of(message("7", "")), false);

    assertThat(received(1).get(0).getStringProperty("JMSXGroupID")).isNull();
  }

  @Test
  void whatIsStoredOutlivesTheBroker() throws Exception {
    broker.store(messages("a", 0, 3), false);
    broker.store(messages("a", 3, 4), true);
    artemis.stop();
    artemis.start();

    assertThat(receivedIds(4)).isEqualTo(ids("a", 4));
  }

  @Test
  void whatWaitsInPagesKeepsItsOrderAndOutlivesTheBroker() throws Exception {
    for (int i = 0; i < 600; i++) {
      broker.store(messages("a", i, i + 1), i % 2 == 0);
    }
    assertThat(server.getPagingManager().getPageStore(server.locateQueue(QUEUE).getAddress()))
        .satisfies(store -> assertThat(store.isPaging()).isTrue());
    artemis.stop();
    artemis.start();

    assertThat(receivedIds(600)).isEqualTo(ids("a", 600));
  }

  @Test
  void manySendersAtOnceLoseNothing() throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> sending = new ArrayList<>();
      for (String lane : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
        sending.add(senders.submit(() -> sendInRounds(lane)));
      }
      for (Future<?> one : sending) {
        one.get();
      }
    } finally {
      senders.shutdownNow();
    }

    List<String> got = receivedIds(800);

    assertThat(got).doesNotHaveDuplicates();
    for (String lane : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
      assertThat(got.stream().filter(id -> id.startsWith(lane))).isEqualTo(ids(lane, 100));
    }
  }

  private void sendInRounds(String lane) {
    for (int i = 0; i < 100; i += 4) {
      broker.store(messages(lane, i, i + 4), true);
    }
  }

  @Test
  void aLargeMessageIsTheClients() {
    QueuedMessage large = new QueuedMessage(new byte[65_537], "7", "main", 1, "");
    QueuedMessage largest = new QueuedMessage(new byte[65_536], "7", "main", 1, "");

    assertThat(broker.takes(List.of(largest))).isTrue();
    assertThat(broker.takes(List.of(message("1", ""), large))).isFalse();
  }

  @Test
  void theLargestMessageComesBackWhole() throws Exception {
    byte[] body = new byte[65_536];
    Arrays.fill(body, (byte) 0x5A);
    broker.store(List.of(new QueuedMessage(body, "7", "main", 1, "lane")), false);
    artemis.stop();
    artemis.start();

    assertThat(((BytesMessage) received(1).get(0)).getBody(byte[].class)).isEqualTo(body);
  }

  @Test
  void nothingIsTakenForAQueueThatIsNotThereNorByABrokerThatStopped() throws Exception {
    List<QueuedMessage> messages = messages("a", 0, 1);
    ArtemisBroker elsewhere = new ArtemisBroker(server, "jms.queue.elsewhere");

    assertThat(elsewhere.takes(messages)).isFalse();
    assertThatExceptionOfType(NotStored.class).isThrownBy(() -> elsewhere.store(messages, false));
    artemis.stop();
    assertThat(broker.takes(messages)).isFalse();
    assertThatExceptionOfType(NotStored.class).isThrownBy(() -> broker.store(messages, false));
  }

  @Test
  void aJournalThatCannotWriteIsNotBelieved() throws Exception {
    server.getStorageManager().getMessageJournal().stop();

    assertThatExceptionOfType(NotStored.class)
        .isThrownBy(() -> broker.store(messages("a", 0, 1), true));
  }

  @Test
  void whoIsInterruptedDoesNotKnow() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(NotStored.class)
        .isThrownBy(() -> broker.store(messages("a", 0, 1), false));

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void whatTheBrokerNotedForTheThreadBeforeIsNotedStill() {
    OperationContextImpl.clearContext();
    broker.store(messages("a", 0, 1), false);
    assertThat(OperationContextImpl.getContext()).isNull();

    OperationContext before = server.getStorageManager().newContext(Runnable::run);
    server.getStorageManager().setContext(before);
    try {
      broker.store(messages("a", 1, 2), false);
      assertThat(OperationContextImpl.getContext()).isSameAs(before);
    } finally {
      server.getStorageManager().clearContext();
    }
  }

  @Test
  void theServerHandsItsBrokerOverAndTakesItBack() {
    LocalBrokers.hand(broker);
    try {
      assertThat(LocalBrokers.current()).containsSame(broker);
    } finally {
      LocalBrokers.takeBack();
    }
    assertThat(LocalBrokers.current()).isEmpty();
  }

  @Test
  void anErrorOfTheJournalIsHeard() throws Exception {
    Written written = new Written();
    assertThat(written.within(1, TimeUnit.MILLISECONDS)).isFalse();
    written.onError(ActiveMQExceptionType.IO_ERROR.getCode(), "disk");

    written.spin(TimeUnit.HOURS.toNanos(1));

    assertThatExceptionOfType(ActiveMQException.class)
        .isThrownBy(() -> written.within(1, TimeUnit.SECONDS))
        .satisfies(e -> assertThat(e.getType()).isEqualTo(ActiveMQExceptionType.IO_ERROR));
  }
}
