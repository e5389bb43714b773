package org.corridor.mllp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.corridor.mllp.MllpSettings.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections: what they may do, how long they may take, and how they end. */
@Timeout(60)
class MllpListenerTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void aFrameMayComeByteByByte() throws Exception {
    try (EchoListener echo = new EchoListener()) {
      Socket socket = echo.socket();
      socket.setTcpNoDelay(true);
      for (char c : EchoListener.frame("7").toCharArray()) {
        EchoListener.send(socket, String.valueOf(c));
      }
      assertThat(EchoListener.answer(socket)).isEqualTo("7");
    }
  }

  @Test
  void garbageBetweenFramesIsCountedAndSkipped() throws Exception {
    try (EchoListener echo = new EchoListener()) {
      Socket socket = echo.socket();
      EchoListener.send(socket, "hello\u000b" + "7" + "\u001c\r\u0000\u0001");

      assertThat(EchoListener.answer(socket)).isEqualTo("7");
      await()
          .until(() -> echo.meters.counter("corridor.garbage", "interface", "test").count() >= 5);
    }
  }

  @Test
  void aPeerThatSpeaksSomethingElseIsCutOff() throws Exception {
    try (EchoListener echo = new EchoListener()) {
      Socket socket = echo.socket();
      EchoListener.send(socket, "x".repeat(70_000));

      await().until(() -> echo.closed("not_mllp") == 1);
    }
  }

  @Test
  void halfAFrameThenSilenceEndsTheConnection() throws Exception {
    try (EchoListener echo = new EchoListener(new Limits(10, 1000, SHORT, LONG, LONG))) {
      Socket socket = echo.socket();
      EchoListener.send(socket, "\u000bMSH|^~\\&|APP");

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      await().until(() -> echo.closed("unfinished") == 1);
      assertThat(echo.frames).isEmpty();
    }
  }

  @Test
  void aFrameThatDripsInForEverEndsTheConnection() throws Exception {
    try (EchoListener echo = new EchoListener(new Limits(10, 1000, SHORT, LONG, LONG))) {
      Socket socket = echo.socket();
      EchoListener.send(socket, "\u000bMSH|");
      assertThatExceptionOfType(SocketException.class)
          .isThrownBy(
              () -> {
                for (int i = 0; i < 200; i++) {
                  EchoListener.send(socket, "x");
                  Thread.sleep(20);
                }
              });
      await().until(() -> echo.closed("unfinished") == 1);
    }
  }

  @Test
  void anIdleConnectionEnds() throws Exception {
    try (EchoListener echo = new EchoListener(new Limits(10, 1000, LONG, SHORT, LONG))) {
      Socket socket = echo.socket();

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      await().until(() -> echo.closed("idle") == 1);
    }
  }

  @Test
  void aPeerThatLeavesInsideAFrameIsCounted() throws Exception {
    try (EchoListener echo = new EchoListener()) {
      Socket socket = echo.socket();
      EchoListener.send(socket, "\u000bMSH|");
      socket.close();

      await().until(() -> echo.closed("incomplete") == 1);
    }
  }

  @Test
  void aClientThatNeverReadsItsAnswersIsCutOff() throws Exception {
    try (EchoListener echo = new EchoListener(new Limits(10, 100_000, LONG, LONG, SHORT))) {
      Socket socket = echo.socket();
      String refused = "MSH|^~\\&|" + "x".repeat(60_000) + "\r";
      String frame = "\u000b" + refused + "\u001c\r";
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () -> {
                for (int i = 0; i < 1000; i++) {
                  EchoListener.send(socket, frame);
                }
              });
      await().until(() -> echo.closed("unread") == 1);
      try (MllpClient other = echo.client()) {
        assertThat(EchoListener.exchange(other, "7")).isEqualTo("7");
      }
    }
  }

  @Test
  void connectionsBeyondTheLimitAreRefused() throws Exception {
    try (EchoListener echo = new EchoListener(new Limits(1, 1000, LONG, LONG, LONG));
        MllpClient first = echo.client()) {
      assertThat(EchoListener.exchange(first, "1")).isEqualTo("1");
      Socket second = echo.socket();

      assertThat(second.getInputStream().read()).isEqualTo(-1);
      assertThat(echo.meters.counter("corridor.connections.refused", "interface", "test").count())
          .isEqualTo(1);
      assertThat(EchoListener.exchange(first, "2")).isEqualTo("2");
    }
  }

  @Test
  void aPausedInterfaceReadsNothingAndLosesNothing() throws Exception {
    try (EchoListener echo = new EchoListener(new Limits(10, 1000, SHORT, SHORT, LONG))) {
      Socket socket = echo.socket();
      echo.listener.pause();
      assertThat(echo.listener.isPaused()).isTrue();
      EchoListener.send(socket, EchoListener.frame("7"));
      socket.setSoTimeout(600);
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> socket.getInputStream().read());
      assertThat(echo.frames).isEmpty();

      echo.listener.resume();
      socket.setSoTimeout(10_000);
      assertThat(EchoListener.answer(socket)).isEqualTo("7");
    }
  }

  @Test
  void stoppingAnswersWhatIsInHand() throws Exception {
    try (EchoListener echo = new EchoListener()) {
      echo.hold();
      Socket busy = echo.socket();
      Socket idle = echo.socket();
      EchoListener.send(busy, EchoListener.frame("7"));
      await().until(() -> echo.meters.get("corridor.connections").gauge().value() == 2);
      Thread stop = new Thread(echo::stop);
      stop.start();
      assertThat(idle.getInputStream().read()).isEqualTo(-1);
      echo.release();

      assertThat(EchoListener.answer(busy)).isEqualTo("7");
      assertThat(busy.getInputStream().read()).isEqualTo(-1);
      stop.join();
      await().until(() -> echo.closed("stopped") == 2);
    }
  }

  @Test
  void aListenerListensUntilItIsStopped() throws Exception {
    try (EchoListener echo = new EchoListener()) {
      assertThat(echo.listener.isListening()).isTrue();
      echo.listener.pause();
      assertThat(echo.listener.isListening()).isTrue();
      echo.stop();
      assertThat(echo.listener.isListening()).isFalse();
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (EchoListener echo = new EchoListener()) {
      MllpSettings settings =
          new MllpSettings(
              "other",
              "127.0.0.1",
              echo.listener.port(),
              EchoListener.LIMITS,
              Set.of(),
              Optional.empty());
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(
              () ->
                  new MllpListener(
                      settings,
                      (frames, replies) -> {},
                      new MllpListener.Shared(Thread::new, echo.meters, new FrameMemory(1))))
          .withMessageContaining("other")
          .withMessageContaining("127.0.0.1:" + echo.listener.port());
    }
  }
}
