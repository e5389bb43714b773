package org.corridor.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SendTest {

  private static final String MESSAGE = "MSH|^~\\&|A|B|C|D|1||ADT^A01|7|P|2.5\r";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream error = new ByteArrayOutputStream();
  @TempDir Path folder;

  private int send(String... arguments) {
    return Send.run(
        List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(error, true, UTF_8));
  }

  private String file(String content) throws IOException {
    Path file = folder.resolve("messages.hl7");
    Files.writeString(file, content);
    return file.toString();
  }

  /** Answers the frames of one connection, one code each. */
  private static ServerSocket receiver(String... codes) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> answer(server, codes));
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private static void answer(ServerSocket server, String... codes) {
    try (Socket socket = server.accept()) {
      InputStream in = socket.getInputStream();
      for (String code : codes) {
        int b = in.read();
        while (b >= 0 && b != 0x1C) {
          b = in.read();
        }
        String answer = "\u000bMSH|^~\\&|H\rMSA|" + code + "|7\r\u001c\r";
        socket.getOutputStream().write(answer.getBytes(UTF_8));
      }
      assertThat(in.read()).isEqualTo('\r');
      assertThat(in.read()).isEqualTo(-1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyMessageIsSentAndEveryAnswerShown() throws Exception {
    try (ServerSocket server = receiver("AA", "CA")) {
      int exit =
          send(
              "--to",
              "127.0.0.1:" + server.getLocalPort(),
              file("BHS|^~\\&\r" + MESSAGE + MESSAGE));

      assertThat(exit).isZero();
      assertThat(out.toString(UTF_8)).contains("\nMSA|AA|7\n").contains("\nMSA|CA|7\n");
      assertThat(error.toString(UTF_8)).isEmpty();
    }
  }

  @Test
  void oneRefusalMakesTheExitCodeOne() throws Exception {
    try (ServerSocket server = receiver("AA", "AE")) {
      assertThat(send(file(MESSAGE + MESSAGE), "--to", "127.0.0.1:" + server.getLocalPort()))
          .isEqualTo(1);
    }
  }

  @Test
  void nobodyListeningIsSaidInOneSentence() throws Exception {
    int port;
    try (ServerSocket server = new ServerSocket(0)) {
      port = server.getLocalPort();
    }
    assertThat(send("--to", "127.0.0.1:" + port, file(MESSAGE))).isEqualTo(1);
    assertThat(error.toString(UTF_8).lines())
        .containsExactly(
            "Nobody listens at 127.0.0.1:" + port + ": is Corridor up? (./corridor status)");
  }

  @Test
  void filesThatAreMissingOrEmptyAreNamed() throws Exception {
    assertThat(send(folder.resolve("nowhere").toString())).isEqualTo(1);
    assertThat(send(file("hello"))).isEqualTo(1);
    assertThat(error.toString(UTF_8))
        .contains("There is no file")
        .contains("There is no HL7 v2 message in");
  }

  @Test
  void argumentsThatMakeNoSenseGetTheUsage() {
    assertThat(send()).isEqualTo(2);
    assertThat(send("x.hl7", "--to", "nowhere")).isEqualTo(2);
    assertThat(error.toString(UTF_8)).contains("usage: send");
  }
}
