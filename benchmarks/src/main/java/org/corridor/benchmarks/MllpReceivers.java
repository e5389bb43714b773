package org.corridor.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Systems that the hub delivers to. They accept everything and measure when it comes. */
final class MllpReceivers implements AutoCloseable {

  private static final int START = 0x0B;
  private static final int END = 0x1C;

  private final List<ServerSocket> servers = new ArrayList<>();
  private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
  private final Map<String, Long> lastOfPatient = new ConcurrentHashMap<>();
  private final Histogram latency = new ConcurrentHistogram(3);
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong overtaken = new AtomicLong();

  /** Opens {@code count} of them at free ports. */
  MllpReceivers(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      open(0, i);
    }
  }

  /** Closes what listens, as if the systems were switched off; nobody may be connected. */
  void goAway() throws IOException {
    close();
  }

  /** Listens again at the ports from before. */
  void comeBack() throws IOException {
    List<Integer> ports = ports();
    servers.clear();
    for (int i = 0; i < ports.size(); i++) {
      open(ports.get(i), i);
    }
  }

  private void open(int port, int number) throws IOException {
    ServerSocket server = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
    servers.add(server);
    run(() -> accept(server, number));
  }

  List<Integer> ports() {
    return servers.stream().map(ServerSocket::getLocalPort).toList();
  }

  /** A message leaves its sender now. */
  void leaves(byte[] message) {
    sentAt.put(field(new String(message, ISO_8859_1), "MSH", 9), System.nanoTime());
  }

  /** From a message's first byte on its way to the hub until a receiver has its last one. */
  Histogram latency() {
    return latency;
  }

  /** How many messages came, repeated ones too. */
  long received() {
    return received.get();
  }

  /** How many came after a later one of the same patient. */
  long overtaken() {
    return overtaken.get();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void run(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The hub closed the connection, or the run is over.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(ServerSocket server, int number) throws IOException {
    while (true) {
      Socket socket = server.accept();
      socket.setTcpNoDelay(true);
      run(() -> serve(socket, number));
    }
  }

  private void serve(Socket socket, int number) throws IOException {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream()) {
      ByteArrayOutputStream frame = new ByteArrayOutputStream(2048);
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == START) {
          frame.reset();
        } else if (next == END) {
          String message = frame.toString(ISO_8859_1);
          note(message, number);
          out.write(answer(field(message, "MSH", 9)));
        } else {
          frame.write(next);
        }
      }
    }
  }

  private void note(String message, int number) {
    received.incrementAndGet();
    String controlId = field(message, "MSH", 9);
    Long sent = sentAt.get(controlId);
    if (sent != null) {
      latency.recordValue(System.nanoTime() - sent);
    }
    // The last part of a control id counts up on each connection, and a patient has one.
    long count = Long.parseLong(controlId.substring(controlId.lastIndexOf('-') + 1));
    String patient = number + "/" + field(message, "PID", 3);
    Long before = lastOfPatient.merge(patient, count, Math::max);
    if (before > count) {
      overtaken.incrementAndGet();
    }
  }

  private static String field(String message, String segment, int number) {
    int start = message.startsWith(segment) ? 0 : message.indexOf("\r" + segment) + 1;
    for (int i = 0; i < number; i++) {
      start = message.indexOf('|', start) + 1;
    }
    return message.substring(start, message.indexOf('|', start));
  }

  private static byte[] answer(String controlId) {
    return "\u000bMSH|^~\\&|R|R|HUB|HUB|20260105080000||ACK|A%1$s|P|2.5.1\rMSA|AA|%1$s\r\u001c\r"
        .formatted(controlId)
        .getBytes(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    for (ServerSocket server : servers) {
      server.close();
    }
  }
}
