package org.corridor.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.mllp.FrameMemory;
import org.corridor.mllp.MllpClient;
import org.corridor.mllp.MllpListener;
import org.corridor.mllp.MllpSettings;
import org.corridor.mllp.TlsSettings;

/** A listener at a free port with a queue and a journal in memory, and clients of it. */
final class TestDoor implements AutoCloseable {

  static final MllpSettings.Limits LIMITS =
      new MllpSettings.Limits(
          10, 1_000_000, Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));

  static final SenderProfile SENDER = new SenderProfile(ZoneOffset.UTC, ISO_8859_1, "urn:x");

  final MemoryQueue queue = new MemoryQueue();
  final MemoryJournal journal;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final ApplicationAcknowledgements applications;
  final MllpListener listener;
  final AtomicLong rushTime = new AtomicLong();
  final Rush rush = new Rush(10, Duration.ofSeconds(15), rushTime::get);
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final List<Socket> clients = new ArrayList<>();

  TestDoor() {
    this(LIMITS);
  }

  TestDoor(MllpSettings.Limits limits) {
    this(limits, Optional.empty(), new MemoryJournal());
  }

  TestDoor(MllpSettings.Limits limits, Optional<TlsSettings> tls, MemoryJournal journal) {
    this(limits, tls, journal, SENDER);
  }

  /** With what is known of every sender. */
  TestDoor(SenderProfile sender) {
    this(LIMITS, Optional.empty(), new MemoryJournal(), sender);
  }

  TestDoor(SenderProfile sender, MemoryJournal journal) {
    this(LIMITS, Optional.empty(), journal, sender);
  }

  private TestDoor(
      MllpSettings.Limits limits,
      Optional<TlsSettings> tls,
      MemoryJournal journal,
      SenderProfile sender) {
    this.journal = journal;
    MllpSettings settings = new MllpSettings("test", "127.0.0.1", 0, limits, Set.of("P", "T"), tls);
    applications = new ApplicationAcknowledgements(Duration.ofMinutes(1), executor);
    Resends resends = new Resends(journal, 1000, 10_000);
    Reception reception =
        new Reception(
            "test",
            content -> sender,
            new Guards(GuardsTest.SUPPORTED, settings.processingIds()),
            resends,
            applications,
            Clock.systemUTC());
    listener =
        new MllpListener(
            settings,
            new Rounds(
                "test",
                reception,
                new Rounds.Stores(queue, resends, applications, rush),
                new IntakeMeters(meters, "test")),
            new MllpListener.Shared(
                Executors.defaultThreadFactory(), meters, new FrameMemory(Integer.MAX_VALUE)));
    listener.start();
  }

  static String adt(String controlId) {
    return adt(controlId, "");
  }

  /** An admission; {@code modes} is MSH-15 and MSH-16 as {@code |AL|AL}. */
  static String adt(String controlId, String modes) {
    return "MSH|^~\\&|APP|FAC|HUB|HERE|20250611080000||ADT^A01^ADT_A01|"
        + controlId
        + "|P|2.5.1"
        + (modes.isEmpty() ? "" : "||" + modes)
        + "\rPID|1||42^^^EHM^MR\r";
  }

  static byte[] frame(String content) {
    return ("\u000b" + content + "\u001c\r").getBytes(ISO_8859_1);
  }

  MllpClient client() throws IOException {
    return MllpClient.connect(
        "127.0.0.1", listener.port(), Optional.empty(), Duration.ofSeconds(10));
  }

  Socket socket() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
    socket.setSoTimeout(10_000);
    clients.add(socket);
    return socket;
  }

  static void send(Socket socket, String bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes.getBytes(ISO_8859_1));
    out.flush();
  }

  /** The codes that come back at once, until nothing more does. */
  static String codes(Socket socket) throws IOException {
    socket.setSoTimeout(400);
    StringBuilder codes = new StringBuilder();
    try {
      while (true) {
        for (String answer : answers(socket.getInputStream(), 1)) {
          codes.append(answer.split("MSA\\|", -1)[1], 0, 2).append(' ');
        }
      }
    } catch (SocketTimeoutException e) {
      return codes.toString().strip();
    }
  }

  /** The next {@code count} answers, as text with their frames taken off. */
  static List<String> answers(InputStream in, int count) throws IOException {
    List<String> answers = new ArrayList<>();
    while (answers.size() < count) {
      StringBuilder answer = new StringBuilder();
      int next = in.read();
      for (; next >= 0 && next != 0x1c; next = in.read()) {
        answer.append((char) next);
      }
      if (next < 0) {
        return answers;
      }
      in.read();
      answers.add(answer.substring(1));
    }
    return answers;
  }

  static String exchange(MllpClient client, String content) throws IOException {
    return new String(client.exchange(content.getBytes(ISO_8859_1)), ISO_8859_1);
  }

  double closed(String reason) {
    return meters
        .counter("corridor.connections.closed", "interface", "test", "reason", reason)
        .count();
  }

  double messages(String state) {
    return meters.counter("corridor.messages", "interface", "test", "state", state).count();
  }

  @Override
  public void close() throws IOException {
    queue.release();
    for (Socket client : clients) {
      client.close();
    }
    stop();
    executor.shutdownNow();
  }

  /** Stops the listener. */
  void stop() {
    try {
      listener.stop(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
