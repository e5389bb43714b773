package org.corridor.mllp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.corridor.mllp.MllpSettings.Limits;
import org.corridor.mllp.TlsSettings.Store;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TlsTest {

  private static final String PASSWORD = "changeit";
  @TempDir private static Path folder;

  @BeforeAll
  static void makeKeys() throws Exception {
    for (String name : new String[] {"hub", "lab", "stranger"}) {
      keytool(
          "-genkeypair", name, "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "SAN=ip:127.0.0.1");
      keytool("-exportcert", name, "-file", folder.resolve(name + ".crt").toString());
    }
    trust("trusts-hub", "hub");
    trust("trusts-lab", "lab");
  }

  private static void trust(String store, String whom) throws Exception {
    run(
        "-importcert",
        "-noprompt",
        "-alias",
        whom,
        "-keystore",
        folder.resolve(store).toString(),
        "-storepass",
        PASSWORD,
        "-file",
        folder.resolve(whom + ".crt").toString());
  }

  private static void keytool(String command, String name, String... more) throws Exception {
    String[] usual = {
      command, "-alias", name, "-keystore", folder.resolve(name).toString(), "-storepass", PASSWORD
    };
    String[] all = new String[usual.length + more.length];
    System.arraycopy(usual, 0, all, 0, usual.length);
    System.arraycopy(more, 0, all, usual.length, more.length);
    run(all);
  }

  private static void run(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static Optional<Store> store(String name) {
    return Optional.of(new Store(folder.resolve(name), PASSWORD));
  }

  private static EchoListener listening(Optional<Store> trust) {
    TlsSettings tls = new TlsSettings(store("hub"), trust, trust.isPresent());
    Limits limits =
        new Limits(
            10, 1_000_000, Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(2));
    return new EchoListener(limits, Optional.of(tls));
  }

  private static MllpClient client(EchoListener echo, Optional<Store> keys, Optional<Store> trust)
      throws IOException {
    return MllpClient.connect(
        "127.0.0.1",
        echo.listener.port(),
        Optional.of(new TlsSettings(keys, trust, false)),
        Duration.ofSeconds(10));
  }

  @Test
  void aMessageComesThroughTls() throws Exception {
    try (EchoListener echo = listening(Optional.empty());
        MllpClient client = client(echo, Optional.empty(), store("trusts-hub"))) {
      assertThat(EchoListener.exchange(client, "1")).isEqualTo("1");
      assertThat(EchoListener.exchange(client, "2")).isEqualTo("2");
    }
  }

  @Test
  void aClientThatDoesNotTrustTheHubGoesAway() throws Exception {
    try (EchoListener echo = listening(Optional.empty())) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> client(echo, Optional.empty(), store("trusts-lab")).close());
      await().until(() -> echo.closed("handshake") == 1);
    }
  }

  @Test
  void withMutualTlsAKnownClientIsServed() throws Exception {
    try (EchoListener echo = listening(store("trusts-lab"));
        MllpClient client = client(echo, store("lab"), store("trusts-hub"))) {
      assertThat(EchoListener.exchange(client, "1")).isEqualTo("1");
    }
  }

  @Test
  void withMutualTlsStrangersAreNotServed() throws Exception {
    try (EchoListener echo = listening(store("trusts-lab"))) {
      for (Optional<Store> keys : List.of(store("stranger"), Optional.<Store>empty())) {
        assertThatExceptionOfType(IOException.class)
            .isThrownBy(
                () -> {
                  try (MllpClient client = client(echo, keys, store("trusts-hub"))) {
                    EchoListener.exchange(client, "1");
                  }
                });
      }
      await().until(() -> echo.closed("handshake") == 2);
      assertThat(echo.frames).isEmpty();
    }
  }

  @Test
  void plainTextAndSilenceDoNotGetThroughTls() throws Exception {
    try (EchoListener echo = listening(Optional.empty())) {
      Socket plain = echo.socket();
      EchoListener.send(plain, EchoListener.frame("1"));
      Socket silent = echo.socket();

      await().atMost(Duration.ofSeconds(10)).until(() -> echo.closed("handshake") == 2);
      assertThat(silent.getInputStream().read()).isEqualTo(-1);
      assertThat(echo.frames).isEmpty();
    }
  }

  @Test
  void aStoreThatCannotBeReadIsNamedWithoutItsPassword() {
    TlsSettings missing = new TlsSettings(store("nowhere"), Optional.empty(), false);
    assertThatIllegalStateException()
        .isThrownBy(missing::context)
        .withMessageContaining("nowhere")
        .matches(e -> !String.valueOf(e.getMessage()).contains(PASSWORD));
  }
}
