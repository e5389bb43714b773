package org.corridor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.couriers.SftpPeer;
import org.corridor.couriers.TestSecrets;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A partner whose files lie on an SFTP server. */
@Timeout(300)
@SuppressWarnings("NullAway.Init") // before each test
class SftpLineTest {

  @TempDir Path folder;
  @TempDir Path server;
  private ExchangeHub hub;
  private SftpPeer peer;
  private final Ledger ledger = new Ledger();

  /** Takes remittances with its own transaction, as those do who keep what they take. */
  private final class Ledger implements SetConsumer {
    final List<String> taken = new ArrayList<>();

    @Override
    public String name() {
      return "ledger";
    }

    @Override
    public Set<String> kinds() {
      return Set.of("835");
    }

    @Override
    public void take(ReceivedSet set) {
      hub.database.inTransaction(
          connection -> {
            set.taken(connection);
            return set;
          });
      taken.add(set.header().control());
    }
  }

  @BeforeEach
  void start() throws IOException {
    TestSecrets.use(Map.of("corridor.secret.sftp", "password-of-the-hub"));
    Files.createDirectories(server.resolve("in"));
    Files.createDirectories(server.resolve("out"));
    peer = new SftpPeer(server);
    hub = new ExchangeHub(TestDatabase.H2, folder);
    hub.consumers.add(ledger);
    hub.partner(
        "alder",
        "ALDER",
        """
        sftp:
          host: 127.0.0.1
          port: %d
          host-key: '%s'
          user: hub
          password: ${sftp}
          in: /in
          out: /out
          timeout: 5s
        """
            .formatted(peer.port(), peer.hostKey()));
  }

  @AfterEach
  void stop() throws IOException {
    TestSecrets.forget();
    peer.close();
    hub.close();
  }

  private void put(String control) throws IOException {
    Files.writeString(
        server.resolve("in/" + control + ".835"),
        WorthTest.remittance(control, String.valueOf(Integer.parseInt(control))));
  }

  /** A hub that lives for four minutes. */
  private void live() throws IOException {
    Exchange exchange = hub.exchange();
    Partner partner = PartnerFiles.read(folder.resolve("partners")).get(0);
    for (int i = 0; i < 2; i++) {
      hub.later(Duration.ofMinutes(2));
      exchange.receiving().goOn();
      exchange.fetching().look(partner);
      exchange.consumption().round();
      exchange.delivering().round();
    }
    assertThat(exchange.fetching().troubles()).isEmpty();
  }

  private List<String> files(String below) throws IOException {
    try (Stream<Path> all = Files.walk(server.resolve(below))) {
      return all.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void aFileIsFetchedArchivedAndAnswered() throws IOException {
    put("000000001");
    live();
    assertThat(ledger.taken).containsExactly("000000001");
    assertThat(files("in")).singleElement().asString().endsWith("000000001.835");
    assertThat(files("in/archive")).hasSize(1);
    assertThat(files("out")).singleElement().asString().matches("\\d{9}-999-[0-9a-f-]+\\.x12");
    assertThat(Files.readString(server.resolve("out").resolve(files("out").get(0))))
        .contains("AK1*HP*1*");
  }

  @Test
  void aServerIsLookedAtOnceAMinute() throws IOException {
    Exchange exchange = hub.exchange();
    Partner partner = PartnerFiles.read(folder.resolve("partners")).get(0);
    for (int i = 0; i < 12; i++) {
      exchange.fetching().look(partner);
      hub.later(Duration.ofSeconds(5));
    }
    assertThat(peer.logins).hasValue(1);
    exchange.fetching().look(partner);
    assertThat(peer.logins).hasValue(2);
  }

  @Test
  void killedAtAnyStepNothingIsLostAndNothingDoneTwice() throws IOException {
    List<String> all = new ArrayList<>();
    int step = 0;
    for (boolean killed = true; killed; step++) {
      String control = "%09d".formatted(step + 1);
      all.add(control);
      put(control);
      hub.fuse.kill(step);
      killed = isKilled();
      hub.fuse.kill(Integer.MAX_VALUE);
      hub.later(Duration.ofMinutes(11));
      live();
      assertThat(ledger.taken).as("killed at step %d", step).containsExactlyElementsOf(all);
      assertThat(files("in/archive")).as("killed at step %d", step).hasSize(step + 1);
      assertThat(files("in")).as("killed at step %d", step).hasSize(step + 1);
      assertThat(files("out")).as("killed at step %d", step).hasSize(step + 1);
    }
    assertThat(step).isGreaterThan(20);
    assertThat(hub.count("SELECT count(*) FROM interchange WHERE direction = 'IN'"))
        .isEqualTo(step);
    assertThat(hub.count("SELECT count(*) FROM interchange WHERE direction = 'OUT'"))
        .isEqualTo(step);
  }

  private boolean isKilled() throws IOException {
    try {
      live();
      return false;
    } catch (Fuse.Killed e) {
      return true;
    }
  }
}
