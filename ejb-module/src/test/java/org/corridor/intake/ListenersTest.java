package org.corridor.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.corridor.mllp.Frame;
import org.corridor.mllp.FrameMemory;
import org.corridor.mllp.MllpClient;
import org.corridor.mllp.MllpListener;
import org.corridor.mllp.MllpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenersTest {

  private final MllpListener.Shared shared =
      new MllpListener.Shared(
          Executors.defaultThreadFactory(),
          new SimpleMeterRegistry(),
          new FrameMemory(Integer.MAX_VALUE));
  private final List<String> opened = new ArrayList<>();
  private final Listeners listeners =
      new Listeners(
          settings -> {
            MllpListener listener =
                new MllpListener(
                    settings,
                    (frames, replies) ->
                        replies.answer(frames.stream().map(Frame::content).toList()),
                    shared);
            opened.add(settings.name());
            return listener;
          },
          Duration.ofSeconds(5));

  @AfterEach
  void close() throws InterruptedException {
    listeners.close();
  }

  private static MllpSettings settings(String name, int port) {
    return new MllpSettings(
        name, "127.0.0.1", port, TestDoor.LIMITS, Set.of("P"), Optional.empty());
  }

  private void follow(MllpSettings... wanted) throws InterruptedException {
    Map<String, MllpSettings> all = new LinkedHashMap<>();
    for (MllpSettings one : wanted) {
      all.put(one.name(), one);
    }
    listeners.follow(all);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static MllpClient client(int port) throws IOException {
    return MllpClient.connect("127.0.0.1", port, Optional.empty(), Duration.ofSeconds(5));
  }

  @Test
  void anUnchangedListenerGoesOnWithItsConnections() throws IOException, InterruptedException {
    int one = freePort();
    int two = freePort();
    follow(settings("one", one));
    try (MllpClient client = client(one)) {
      assertThat(client.exchange("a".getBytes(US_ASCII))).asString().isEqualTo("a");
      follow(settings("one", one), settings("two", two));
      assertThat(client.exchange("b".getBytes(US_ASCII))).asString().isEqualTo("b");
    }
    assertThat(opened).containsExactly("one", "two");
    try (MllpClient client = client(two)) {
      assertThat(client.exchange("c".getBytes(US_ASCII))).asString().isEqualTo("c");
    }
    follow(settings("two", two));
    assertThat(listeners.names()).containsExactly("two");
    assertThat(canConnect(one)).isFalse();
  }

  @Test
  void aChangedListenerMovesAndStaysPaused() throws IOException, InterruptedException {
    int before = freePort();
    int after = freePort();
    follow(settings("one", before));
    listeners.pause("one");
    follow(settings("one", after));
    assertThat(canConnect(before)).isFalse();
    assertThat(canConnect(after)).isTrue();
    assertThat(listeners.named("one").orElseThrow().isPaused()).isTrue();
  }

  @Test
  void twoListenersMaySwapTheirPorts() throws IOException, InterruptedException {
    int one = freePort();
    int two = freePort();
    follow(settings("one", one), settings("two", two));
    follow(settings("one", two), settings("two", one));
    assertThat(listeners.named("one").orElseThrow().port()).isEqualTo(two);
    assertThat(listeners.named("two").orElseThrow().port()).isEqualTo(one);
  }

  @Test
  void aPortThatIsTakenIsSeenAndTriedAgain() throws IOException, InterruptedException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      follow(settings("one", other.getLocalPort()), settings("two", freePort()));
      assertThat(listeners.trouble("one").orElse("")).contains("cannot listen at 127.0.0.1:");
      assertThat(listeners.trouble("two")).isEmpty();
      listeners.retry();
      assertThat(listeners.trouble("one")).isPresent();
    }
    listeners.retry();
    assertThat(listeners.trouble("one")).isEmpty();
    assertThat(opened).containsExactly("two", "one");
  }

  private static boolean canConnect(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
