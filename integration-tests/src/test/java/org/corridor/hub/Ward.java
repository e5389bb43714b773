package org.corridor.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A system that the hub delivers to over MLLP: it remembers what came and answers as it is told.
 */
public final class Ward implements AutoCloseable {

  /** What it says to a message: a code of HL7 table 0008; empty for nothing at all. */
  public static final String SILENCE = "";

  private final int port;
  private final List<String> came = new ArrayList<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private volatile Function<String, String> manner = message -> "AA";
  private volatile ServerSocket server;

  /** Listens at a port of its own. */
  public Ward() throws IOException {
    this.server = listening(0);
    this.port = server.getLocalPort();
    serve(server);
  }

  /** The port; it stays the same while the ward is away. */
  public int port() {
    return port;
  }

  /** From now on the answer to a message, by its text. */
  public Ward answering(Function<String, String> answers) {
    manner = answers;
    return this;
  }

  /** The messages in the order in which they came, repeated ones too. */
  public synchronized List<String> came() {
    return List.copyOf(came);
  }

  /** The control ids of {@link #came}. */
  public List<String> controlIds() {
    return came().stream().map(Ward::controlId).toList();
  }

  private static String controlId(String message) {
    return message.split("\\|", 11)[9];
  }

  /** Nobody can connect any more, and who is connected is cut off. */
  public void leave() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  /** It listens again. */
  public void comeBack() throws IOException {
    server = listening(port);
    serve(server);
  }

  @Override
  public void close() throws IOException {
    leave();
  }

  private static ServerSocket listening(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  private void serve(ServerSocket listener) {
    start(
        () -> {
          while (!listener.isClosed()) {
            Socket connection = listener.accept();
            connections.add(connection);
            start(() -> serve(connection));
          }
        });
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException gone) {
                // Whoever is cut off connects again.
              }
            },
            "ward");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Socket connection) throws IOException {
    try (connection;
        InputStream in = new BufferedInputStream(connection.getInputStream())) {
      ByteArrayOutputStream frame = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == Sender.START) {
          frame.reset();
        } else if (next == Sender.END) {
          answer(connection, frame.toString(UTF_8));
        } else {
          frame.write(next);
        }
      }
    } finally {
      connections.remove(connection);
    }
  }

  private void answer(Socket connection, String message) throws IOException {
    synchronized (this) {
      came.add(message);
    }
    String code = manner.apply(message);
    if (!code.isEmpty()) {
      String answer =
          "MSH|^~\\&|WARD|NORTH|HUB|REGION|20260110080000+0100||ACK|A%2$s|P|2.5.1\rMSA|%1$s|%2$s\r"
              .formatted(code, controlId(message));
      connection.getOutputStream().write(Sender.frame(answer.getBytes(UTF_8)));
      connection.getOutputStream().flush();
    }
  }
}
