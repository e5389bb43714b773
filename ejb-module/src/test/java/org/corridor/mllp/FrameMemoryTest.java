package org.corridor.mllp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.corridor.mllp.MllpSettings.Limits;
import org.corridor.testing.MapConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Large frames share their memory, and their senders wait instead of failing. */
@Timeout(60)
class FrameMemoryTest {

  private static final int LIMIT = 1_000_000;
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String LARGE = "x".repeat(600_000);

  // One frame at a time.
  private final FrameMemory memory = new FrameMemory(LIMIT);

  private EchoListener listening(Duration frameTimeout) {
    return new EchoListener(new Limits(10, LIMIT, frameTimeout, LONG, LONG), memory);
  }

  private Socket unfinished(EchoListener echo) throws Exception {
    Socket socket = echo.socket();
    EchoListener.send(socket, "\u000b" + LARGE);
    await().until(() -> memory.taken() == LIMIT);
    return socket;
  }

  @Test
  void aLargeFrameWaitsForAnother() throws Exception {
    try (EchoListener echo = listening(LONG)) {
      Socket first = unfinished(echo);
      Socket second = echo.socket();
      Thread sending = new Thread(() -> sendQuietly(second, EchoListener.frame(LARGE)));
      sending.start();
      second.setSoTimeout(500);
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> second.getInputStream().read());

      EchoListener.send(first, "\u001c\r");
      second.setSoTimeout(10_000);
      assertThat(EchoListener.answer(first)).isEqualTo(LARGE);
      assertThat(EchoListener.answer(second)).isEqualTo(LARGE);
      sending.join();
      await().until(() -> memory.taken() == 0);
    }
  }

  private static void sendQuietly(Socket socket, String bytes) {
    try {
      EchoListener.send(socket, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void smallFramesDoNotWait() throws Exception {
    try (EchoListener echo = listening(LONG)) {
      unfinished(echo);
      try (MllpClient small = echo.client()) {
        String content = "x".repeat(100_000);
        assertThat(EchoListener.exchange(small, content)).isEqualTo(content);
      }
    }
  }

  @Test
  void aConnectionThatEndsLeavesNothingTaken() throws Exception {
    try (EchoListener echo = listening(LONG)) {
      unfinished(echo).close();
      await().until(() -> memory.taken() == 0);
    }
  }

  @Test
  void theWaitIsNotTheSendersFault() throws Exception {
    try (EchoListener echo = listening(Duration.ofSeconds(1))) {
      unfinished(echo);
      try (MllpClient second = echo.client()) {
        assertThat(EchoListener.exchange(second, LARGE)).isEqualTo(LARGE);
      }
      assertThat(echo.closed("unfinished")).isEqualTo(1);
    }
  }

  @Test
  void aFrameThatNeedsMoreThanThereIsHasItAlone() throws Exception {
    FrameMemory little = new FrameMemory(1000);
    try (EchoListener echo = new EchoListener(EchoListener.LIMITS, little);
        MllpClient client = echo.client()) {
      assertThat(EchoListener.exchange(client, LARGE)).isEqualTo(LARGE);
      assertThat(EchoListener.exchange(client, LARGE)).isEqualTo(LARGE);
      await().until(() -> little.taken() == 0);
    }
  }

  @Test
  void manyLargeFramesOnOneConnectionAllComeThrough() throws Exception {
    try (EchoListener echo = listening(LONG)) {
      Socket socket = echo.socket();
      Thread sending = new Thread(() -> sendQuietly(socket, EchoListener.frame(LARGE).repeat(5)));
      sending.start();
      InputStream in = socket.getInputStream();
      assertThat(in.readNBytes(5 * (LARGE.length() + 3))).hasSize(5 * (LARGE.length() + 3));
      sending.join();
      assertThat(echo.frames).hasSize(5);
      await().until(() -> memory.taken() == 0);
    }
  }

  @Test
  void theSettingIsInBytes() {
    FrameMemory some = FrameMemory.from(new MapConfig(Map.of("corridor.mllp.frame-memory", "500")));
    assertThat(some.tryTake(400)).isTrue();
    assertThat(some.tryTake(200)).isFalse();
    MapConfig nothing = new MapConfig(Map.of("corridor.mllp.frame-memory", "0"));
    assertThatIllegalArgumentException().isThrownBy(() -> FrameMemory.from(nothing));
  }
}
