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

  /** Answers the frames of one connection, each with codes with a blank between them. */
  private static ServerSocket receiver(String... answers) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> answer(server, answers));
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private static void answer(ServerSocket server, String... answers) {
    try (Socket socket = server.accept()) {
      InputStream in = socket.getInputStream();
      for (String toOne : answers) {
        int b = in.read();
        while (b >= 0 && b != 0x1C) {
          b = in.read();
        }
        for (String answer : toOne.split(" ", -1)) {
          socket.getOutputStream().write(frame(answer));
        }
      }
      assertThat(in.read()).isEqualTo('\r');
      assertThat(in.read()).isEqualTo(-1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code AA}, or {@code AA:7} with its MSA-2; nothing for silence. */
  private static byte[] frame(String answer) {
    String msa = (answer.contains(":") ? answer : answer + ":7").replace(':', '|');
    return answer.isEmpty()
        ? new byte[0]
        : ("\u000bMSH|^~\\&|H\rMSA|" + msa + "\r\u001c\r").getBytes(UTF_8);
  }

  /** A message that asks for its acknowledgements in MSH-15 and MSH-16. */
  private static String asking(String controlId, String accept, String application) {
    return "MSH|^~\\&|A|B|C|D|1||ADT^A01|%s|P|2.5|||%s|%s\r"
        .formatted(controlId, accept, application);
  }

  @Test
  void everyMessageIsSentAndEveryAnswerShown() throws Exception {
    try (ServerSocket server = receiver("AA", "CA")) {
      int exit =
          send(
              "--to",
              "127.0.0.1:" + server.getLocalPort(),
              file("BHS|^~\\&\r" + MESSAGE + MESSAGE + "BTS|2\r"));

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
  void whatAsksForNoAnswerIsNotWaitedFor() throws Exception {
    try (ServerSocket server = receiver("", "AA:8")) {
      int exit =
          send(
              "--to",
              "127.0.0.1:" + server.getLocalPort(),
              file(asking("7", "NE", "NE") + MESSAGE.replace("|7|", "|8|")));

      assertThat(exit).isZero();
      assertThat(out.toString(UTF_8))
          .contains("7: sent; it asks for no answer (MSH-15 NE, MSH-16 NE)")
          .contains("\nMSA|AA|8\n");
    }
  }

  @Test
  void bothAnswersOfEnhancedModeAreWaitedFor() throws Exception {
    try (ServerSocket server = receiver("CA:1 AE:1", "AA:2", "CA:3", "CE:4")) {
      int exit =
          send(
              "--to",
              "127.0.0.1:" + server.getLocalPort(),
              file(
                  asking("1", "AL", "AL")
                      + asking("2", "NE", "AL")
                      + asking("3", "AL", "NE")
                      + asking("4", "AL", "AL")));

      assertThat(exit).isEqualTo(1);
      assertThat(out.toString(UTF_8))
          .contains("MSA|CA|1", "MSA|AE|1", "MSA|AA|2", "MSA|CA|3", "MSA|CE|4");
      assertThat(error.toString(UTF_8)).isEmpty();
    }
  }

  @Test
  void anErrorThatComesLateIsStillHeard() throws Exception {
    try (ServerSocket server = receiver("", "AE:7 AA:8")) {
      String messages = asking("7", "NE", "ER") + MESSAGE.replace("|7|", "|8|");
      assertThat(
              send("--timeout", "1", "--to", "127.0.0.1:" + server.getLocalPort(), file(messages)))
          .isEqualTo(1);

      assertThat(out.toString(UTF_8))
          .contains("7: sent; it asks for an answer only on error (MSH-15 NE, MSH-16 ER)")
          .contains("MSA|AE|7", "MSA|AA|8", "No more errors came in 1 s.");
    }
  }

  @Test
  void silenceWhereOnlySuccessIsToldIsARefusal() throws Exception {
    try (ServerSocket server = receiver("", "AA:8")) {
      String messages = asking("7", "SU", "NE") + MESSAGE.replace("|7|", "|8|");
      assertThat(
              send("--timeout", "1", "--to", "127.0.0.1:" + server.getLocalPort(), file(messages)))
          .isEqualTo(1);

      assertThat(out.toString(UTF_8))
          .contains("7: no answer came, so it was refused (MSH-15 SU, MSH-16 NE)")
          .contains("MSA|AA|8");
    }
  }

  @Test
  void anAnswerThatIsMissingEndsItAfterTheTimeout() throws Exception {
    try (ServerSocket server = receiver("AA", "")) {
      int exit =
          send(
              "--timeout",
              "1",
              "--to",
              "127.0.0.1:" + server.getLocalPort(),
              file(MESSAGE + MESSAGE + MESSAGE));

      assertThat(exit).isEqualTo(1);
      assertThat(error.toString(UTF_8))
          .startsWith("No acknowledgement came from ")
          .contains(" in 1 s; 2 of 3 messages were sent.");
    }
  }

  @Test
  void filesMayBeginWithAByteOrderMarkAndHoldBatches() throws Exception {
    try (ServerSocket server = receiver("AA", "AA")) {
      String batch = "\ufeffFHS|^~\\&\rBHS|^~\\&\r" + MESSAGE + "BTS|2\rFTS|1\r";
      Path second = folder.resolve("second.hl7");
      Files.writeString(second, "\ufeff" + MESSAGE);
      int exit = send("--to", "127.0.0.1:" + server.getLocalPort(), file(batch), second.toString());

      assertThat(exit).isZero();
      assertThat(error.toString(UTF_8))
          .contains("messages.hl7: BTS-1 counts another number of messages than the batch holds.");
    }
  }

  @Test
  void argumentsThatMakeNoSenseGetTheUsage() {
    assertThat(send()).isEqualTo(2);
    assertThat(send("x.hl7", "--to", "nowhere")).isEqualTo(2);
    assertThat(send("x.hl7", "--timeout", "0")).isEqualTo(2);
    assertThat(send("x.hl7", "--patience")).isEqualTo(2);
    assertThat(error.toString(UTF_8)).contains("usage: send");
  }
}
