package org.corridor.mllp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.corridor.mllp.MllpCaller.Pauses;
import org.corridor.mllp.TlsSettings.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@SuppressWarnings("NullAway.Init") // before each test
class MllpCallerTest {

  @TempDir private static Path folder;

  private final List<Frame> frames = new CopyOnWriteArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private ServerSocket sender;
  private int port;
  private MllpCaller caller;

  @BeforeEach
  void listen() throws IOException {
    sender = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws Exception {
    if (caller != null) {
      caller.stop(Duration.ofSeconds(5));
    }
    sender.close();
  }

  private void call(Optional<TlsSettings> tls) {
    port = sender.isClosed() ? port : sender.getLocalPort();
    MllpSettings settings =
        new MllpSettings("test", "127.0.0.1", port, EchoListener.LIMITS, Set.of(), tls);
    caller =
        new MllpCaller(
            settings,
            this::echo,
            new MllpListener.Shared(
                Executors.defaultThreadFactory(), meters, new FrameMemory(Integer.MAX_VALUE)),
            new Pauses(Duration.ofMillis(20), Duration.ofMillis(100)));
    caller.start();
  }

  private void echo(List<Frame> came, Replies replies) throws IOException {
    frames.addAll(came);
    replies.answer(came.stream().map(Frame::content).toList());
  }

  private Socket called() throws IOException {
    Socket socket = sender.accept();
    socket.setSoTimeout(10_000);
    return socket;
  }

  @Test
  void whatTheSenderSendsIsTakenAndAnswered() throws Exception {
    call(Optional.empty());
    try (Socket socket = called()) {
      EchoListener.send(socket, EchoListener.frame("1") + EchoListener.frame("2"));
      assertThat(EchoListener.answer(socket)).isEqualTo("1");
      await().until(() -> frames.size() == 2);
      assertThat(caller.isConnected()).isTrue();
      assertThat(meters.get("corridor.connections").gauge().value()).isEqualTo(1);
    }
  }

  @Test
  void aConnectionThatEndsIsFollowedByAnother() throws Exception {
    call(Optional.empty());
    for (int i = 0; i < 3; i++) {
      try (Socket socket = called()) {
        EchoListener.send(socket, EchoListener.frame("" + i));
        assertThat(EchoListener.answer(socket)).isEqualTo("" + i);
      }
    }
    assertThat(caller.failure()).isEmpty();
  }

  @Test
  void aSenderThatIsNotThereYetIsCalledAgain() throws Exception {
    port = sender.getLocalPort();
    sender.close();
    call(Optional.empty());
    await().until(() -> caller.failure().isPresent());
    assertThat(caller.isConnected()).isFalse();
    sender = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
    try (Socket socket = called()) {
      EchoListener.send(socket, EchoListener.frame("late"));
      assertThat(EchoListener.answer(socket)).isEqualTo("late");
      assertThat(caller.failure()).isEmpty();
    }
  }

  @Test
  void whilePausedNothingIsRead() throws Exception {
    call(Optional.empty());
    try (Socket socket = called()) {
      await().until(caller::isConnected);
      caller.pause();
      EchoListener.send(socket, EchoListener.frame("1"));
      Thread.sleep(200);
      assertThat(frames).isEmpty();
      assertThat(caller.isPaused()).isTrue();
      caller.resume();
      assertThat(EchoListener.answer(socket)).isEqualTo("1");
    }
  }

  @Test
  void whatWasReadIsAnsweredBeforeItStops() throws Exception {
    call(Optional.empty());
    try (Socket socket = called()) {
      EchoListener.send(socket, EchoListener.frame("1"));
      assertThat(EchoListener.answer(socket)).isEqualTo("1");
      caller.stop(Duration.ofSeconds(5));
      assertThat(EchoListener.answer(socket)).isEmpty();
      assertThat(caller.isConnected()).isFalse();
    }
  }

  @Test
  void aSenderWithTlsMustBeWhoItSays() throws Exception {
    TestKeys keys = new TestKeys(folder);
    keys.make("lab", "SAN=ip:127.0.0.1");
    keys.make("elsewhere", "SAN=dns:elsewhere.example");
    Optional<Store> trusted = keys.trusting("both", "lab", "elsewhere");

    secure(keys.store("elsewhere"));
    call(Optional.of(new TlsSettings(Optional.empty(), trusted, false)));
    try (Socket socket = called()) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    } catch (IOException refused) {
      // Whether the reason arrives before the connection ends is chance.
    }
    await().until(() -> caller.failure().isPresent());
    assertThat(caller.failure()).get().asString().contains("subject alternative names");
    caller.stop(Duration.ofSeconds(5));
    assertThat(frames).isEmpty();
    sender.close();

    secure(keys.store("lab"));
    call(Optional.of(new TlsSettings(Optional.empty(), trusted, false)));
    try (Socket socket = called()) {
      EchoListener.send(socket, EchoListener.frame("1"));
      assertThat(EchoListener.answer(socket)).isEqualTo("1");
    }
  }

  private void secure(Optional<Store> keys) throws IOException {
    sender.close();
    sender =
        new TlsSettings(keys, Optional.empty(), false)
            .context()
            .getServerSocketFactory()
            .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }
}
