package org.corridor.mllp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.corridor.mllp.MllpSettings.Limits;

/** A listener at a free port that answers every frame with what was in it, and clients of it. */
final class EchoListener implements AutoCloseable {

  static final Limits LIMITS =
      new Limits(
          10, 1_000_000, Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final List<Frame> frames = new CopyOnWriteArrayList<>();
  final MllpListener listener;
  private final List<Socket> clients = new ArrayList<>();
  private volatile CountDownLatch held = new CountDownLatch(0);

  EchoListener() {
    this(LIMITS);
  }

  EchoListener(Limits limits) {
    this(limits, Optional.empty());
  }

  /** A listener whose large frames have so many bytes together. */
  EchoListener(Limits limits, FrameMemory memory) {
    this(limits, Optional.empty(), memory);
  }

  EchoListener(Limits limits, Optional<TlsSettings> tls) {
    this(limits, tls, new FrameMemory(Integer.MAX_VALUE));
  }

  private EchoListener(Limits limits, Optional<TlsSettings> tls, FrameMemory memory) {
    MllpSettings settings = new MllpSettings("test", "127.0.0.1", 0, limits, Set.of(), tls);
    listener =
        new MllpListener(
            settings,
            this::echo,
            new MllpListener.Shared(Executors.defaultThreadFactory(), meters, memory));
    listener.start();
  }

  private void echo(List<Frame> came, Replies replies) throws IOException, InterruptedException {
    held.await();
    frames.addAll(came);
    replies.answer(came.stream().map(Frame::content).toList());
  }

  /** Answers nothing until {@link #release}. */
  void hold() {
    held = new CountDownLatch(1);
  }

  void release() {
    held.countDown();
  }

  Socket socket() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
    socket.setSoTimeout(10_000);
    clients.add(socket);
    return socket;
  }

  MllpClient client() throws IOException {
    return MllpClient.connect(
        "127.0.0.1", listener.port(), Optional.empty(), Duration.ofSeconds(10));
  }

  static void send(Socket socket, String bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes.getBytes(ISO_8859_1));
    out.flush();
  }

  static String frame(String content) {
    return "\u000b" + content + "\u001c\r";
  }

  static String exchange(MllpClient client, String content) throws IOException {
    return new String(client.exchange(content.getBytes(ISO_8859_1)), ISO_8859_1);
  }

  /** The next answer on a socket; empty when the connection ends instead. */
  static String answer(Socket socket) throws IOException {
    List<Frame> answers =
        new FrameReader(socket.getInputStream(), 1_000_000, begun -> {}, FrameReader.Room.ENOUGH)
            .next();
    return answers.isEmpty() ? "" : new String(answers.get(0).content(), ISO_8859_1);
  }

  double closed(String reason) {
    return meters
        .counter("corridor.connections.closed", "interface", "test", "reason", reason)
        .count();
  }

  /** Stops the listener. */
  void stop() {
    try {
      listener.stop(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    release();
    for (Socket client : clients) {
      client.close();
    }
    stop();
  }
}
