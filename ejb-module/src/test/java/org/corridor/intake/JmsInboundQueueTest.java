package org.corridor.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.corridor.couriers.Transports;
import org.corridor.delivery.Order;
import org.corridor.intake.JmsInboundQueue.Errand;
import org.corridor.interfaces.InterfaceReader;
import org.corridor.journal.Arrival;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;
import org.corridor.vault.KeyLedger;
import org.corridor.vault.Vault;
import org.corridor.vault.VaultSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the broker that the server brings, its journal on disk. */
@Timeout(120)
class JmsInboundQueueTest {

  private static final String SECRET = "PID|1||4711^^^EHM^MR||Example^Erika";

  @TempDir Path folder;
  private EmbeddedActiveMQ broker;
  private ActiveMQConnectionFactory connections;
  private Vault vault;
  private Optional<LocalBroker> local = Optional.empty();
  private JmsInboundQueue queue;
  private final AtomicLong now = new AtomicLong();
  private final Rush rush = new Rush(10, Duration.ofSeconds(15), now::get);

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
        .addAcceptorConfiguration("in-vm", "vm://7");
    broker = new EmbeddedActiveMQ().setConfiguration(configuration).start();
    connections = new ActiveMQConnectionFactory("vm://7");
    vault =
        Vault.unlock(
            new VaultSettings(folder.resolve("keys.json"), Optional.empty()), new NoLedger());
    queue = queue(new BrokerDisk(Optional.of(folder.toFile()), 1));
  }

  @AfterEach
  void stop() throws Exception {
    queue.close();
    connections.close();
    broker.stop();
  }

  private JmsInboundQueue queue(BrokerDisk disk) {
    return new JmsInboundQueue(
        () -> local,
        new BrokerClient(connections, inbound()),
        vault,
        name -> name.equals("main") ? Errand.STORE : new Errand(Order.PATIENT, true),
        disk,
        rush);
  }

  private static final class NoLedger implements KeyLedger {
    @Override
    public Set<String> keyIds() {
      return Set.of();
    }

    @Override
    public void note(String keyId) {
      assertThat(keyId).isNotEmpty();
    }
  }

  private Queue inbound() {
    try (JMSContext context = connections.createContext()) {
      return context.createQueue("corridor.inbound");
    }
  }

  private static Arrival arrival(String controlId, String patient) {
    return arrival("main", controlId, patient);
  }

  private static Arrival arrival(String interfaceName, String controlId, String patient) {
    MessageId id = MessageId.next(Clock.systemUTC());
    return new Arrival(
        id,
        interfaceName,
        id.time(),
        false,
        "ADT^A01",
        controlId,
        "APP",
        "FAC",
        patient,
        "AA",
        List.of(Finding.warning("PID", "x", "y")),
        SECRET.getBytes(ISO_8859_1));
  }

  private List<Message> received(JMSContext context, int count) {
    List<Message> messages = new ArrayList<>();
    try (var consumer = context.createConsumer(inbound())) {
      for (int i = 0; i < count; i++) {
        messages.add(consumer.receive(10_000));
      }
      assertThat(consumer.receiveNoWait()).isNull();
    }
    return messages;
  }

  @Test
  void anArrivalComesBackAsItWas() throws Exception {
    Arrival sent = arrival("7", "EHM|4711");
    queue.send(List.of(sent));

    try (JMSContext context = connections.createContext()) {
      Message message = received(context, 1).get(0);
      assertThat(JmsInboundQueue.read(message, vault)).usingRecursiveComparison().isEqualTo(sent);
      // Read again, as after a redelivery in the same session.
      assertThat(JmsInboundQueue.read(message, vault).controlId()).isEqualTo("7");
    }
  }

  @Test
  void aLostLineIsReplaced() throws Exception {
    queue.send(List.of(arrival("1", "EHM|4711")));
    for (ServerSession session : broker.getActiveMQServer().getSessions()) {
      session.getRemotingConnection().disconnect(false);
      session.close(true);
    }
    assertThatThrownBy(() -> queue.send(List.of(arrival("2", "EHM|4711"))))
        .isInstanceOf(NotStored.class);
    queue.send(List.of(arrival("3", "EHM|4711")));

    try (JMSContext context = connections.createContext()) {
      assertThat(received(context, 2)).hasSize(2);
    }
  }

  @Test
  void theBrokerItselfComesBeforeItsClient() {
    List<String> stored = new ArrayList<>();
    local = Optional.of(new Small(stored));

    queue.send(List.of(arrival("1", "EHM|4711"), arrival("2", "")));
    queue.send(List.of(arrival("3", ""), arrival("4", ""), arrival("5", "")));
    Rushes.begin(rush, now);
    queue.send(List.of(arrival("6", "EHM|4711")));

    assertThat(stored)
        .containsExactly(
            "main in " + PatientKey.lane("EHM|4711"),
            "main in ",
            "main in " + PatientKey.lane("EHM|4711") + " in a hurry");
    try (JMSContext context = connections.createContext()) {
      assertThat(received(context, 3)).hasSize(3);
    }
  }

  /** Takes two messages at a time. */
  private record Small(List<String> stored) implements LocalBroker {

    @Override
    public boolean takes(List<QueuedMessage> messages) {
      return messages.size() <= 2;
    }

    @Override
    public void store(List<QueuedMessage> messages, boolean hurry) {
      for (QueuedMessage message : messages) {
        stored.add(
            message.interfaceName() + " in " + message.lane() + (hurry ? " in a hurry" : ""));
      }
    }
  }

  @Test
  void severalArrivalsKeepTheirOrderAndLane() throws Exception {
    queue.send(List.of(arrival("1", "EHM|4711"), arrival("2", ""), arrival("3", "EHM|4711")));

    try (JMSContext context = connections.createContext()) {
      List<Message> messages = received(context, 3);
      List<String> ids = new ArrayList<>();
      for (Message message : messages) {
        ids.add(JmsInboundQueue.read(message, vault).controlId());
      }
      assertThat(ids).containsExactly("1", "2", "3");
      String lane = messages.get(0).getStringProperty("JMSXGroupID");
      assertThat(lane).isEqualTo(PatientKey.lane("EHM|4711"));
      assertThat(messages.get(1).getStringProperty("JMSXGroupID")).isNull();
      assertThat(messages.get(2).getStringProperty("JMSXGroupID")).isEqualTo(lane);
    }
  }

  @Test
  void theBrokerSeesNothingOfThePatient() throws Exception {
    queue.send(List.of(arrival("7", "EHM|4711")));

    try (JMSContext context = connections.createContext()) {
      BytesMessage message = (BytesMessage) received(context, 1).get(0);
      byte[] body = message.getBody(byte[].class);
      assertThat(new String(body, ISO_8859_1)).doesNotContain("4711").doesNotContain("Erika");
      for (var names = message.getPropertyNames(); names.hasMoreElements(); ) {
        String value = String.valueOf(message.getObjectProperty((String) names.nextElement()));
        assertThat(value).doesNotContain("4711").doesNotContain("EHM");
      }
    }
  }

  @Test
  void anArrivalOutlivesTheBroker() throws Exception {
    queue.send(List.of(arrival("1", "EHM|4711"), arrival("2", "EHM|4711")));
    queue.send(List.of(arrival("3", "EHM|4711")));
    broker.stop();
    broker.start();

    try (JMSContext context = connections.createContext()) {
      assertThat(received(context, 3)).doesNotContainNull();
    }
  }

  @Test
  void whatTheBrokersDiskHasNoRoomForIsNotTaken() {
    long free = folder.toFile().getUsableSpace();
    try (JmsInboundQueue full = queue(new BrokerDisk(Optional.of(folder.toFile()), free * 2));
        JmsInboundQueue unknown = queue(new BrokerDisk(Optional.empty(), Long.MAX_VALUE));
        JMSContext context = connections.createContext()) {
      assertThatExceptionOfType(NotStored.class)
          .isThrownBy(() -> full.send(List.of(arrival("1", "EHM|4711"))));
      unknown.send(List.of(arrival("2", "EHM|4711")));

      assertThat(received(context, 1)).hasSize(1);
    }
  }

  @Test
  void aMessageThatWouldFillTheDiskIsNotTakenAndSmallerOnesAre() {
    long free = folder.toFile().getUsableSpace();
    BrokerDisk disk = new BrokerDisk(Optional.of(folder.toFile()), free / 2);

    assertThat(disk.hasRoomFor(free / 2 + free / 4)).isFalse();
    assertThat(disk.hasRoom()).isTrue();
  }

  @Test
  void processingDoesNotRestWhileMessagesComeThatAreDelivered() {
    Rushes.begin(rush, now);
    queue.send(List.of(arrival("1", "")));
    assertThat(rush.isOn()).isTrue();

    queue.send(List.of(arrival("2", ""), arrival("routed", "3", "")));
    assertThat(rush.isOn()).isFalse();
  }

  @Test
  void whatAnInterfaceWithRoutesTakesIsDelivered() throws IOException {
    String store = "interface: adt\nfrom:\n  mllp: {port: 4001}\norder: strict\n";
    String routes =
        """
        routes:
          - name: all
            to: [lab]
        destinations:
          lab:
            mllp: {host: 127.0.0.1, port: 4002}
        """;

    assertThat(declared(store)).isEqualTo(new Errand(Order.STRICT, false));
    assertThat(declared(store + routes)).isEqualTo(new Errand(Order.STRICT, true));
  }

  private Errand declared(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("adt.yaml"), yaml);
    return Errand.of(new InterfaceReader(Transports::read).read(file));
  }

  @Test
  void withoutTheBrokerNothingIsStored() throws Exception {
    broker.stop();

    assertThatExceptionOfType(NotStored.class)
        .isThrownBy(() -> queue.send(List.of(arrival("7", ""))));
  }
}
