package org.corridor.mllp;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** One MLLP connection to a receiver. Not for use by two threads at once. */
public final class MllpClient implements Closeable {

  private static final int LARGEST = 16 * 1024 * 1024;

  private final Socket socket;
  private final FrameWriter writer;
  private final FrameReader reader;
  private final Queue<Frame> frames = new ArrayDeque<>();

  private MllpClient(Socket socket) throws IOException {
    this.socket = socket;
    this.writer = new FrameWriter(socket.getOutputStream());
    this.reader =
        new FrameReader(socket.getInputStream(), LARGEST, begun -> {}, FrameReader.Room.ENOUGH);
  }

  /**
   * Connects.
   *
   * @param tls keys, when the receiver speaks TLS; its certificate must be for {@code host}
   * @param patience for the connection, and later for each answer
   * @throws IOException when nobody answers, or not as expected
   */
  public static MllpClient connect(
      String host, int port, Optional<TlsSettings> tls, Duration patience) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), Math.toIntExact(patience.toMillis()));
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      socket.setTcpNoDelay(true);
      return new MllpClient(tls.isPresent() ? secure(socket, host, tls.get()) : socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static Socket secure(Socket socket, String host, TlsSettings tls) throws IOException {
    SSLSocket secured =
        (SSLSocket)
            tls.context().getSocketFactory().createSocket(socket, host, socket.getPort(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  /** Sends {@code content} in a frame. */
  public void send(byte[] content) throws IOException {
    writer.write(List.of(content));
  }

  /**
   * Waits for the next answer.
   *
   * @throws SocketTimeoutException when none came in time
   * @throws EOFException when the receiver closed the connection instead
   */
  public byte[] receive() throws IOException {
    if (frames.isEmpty()) {
      frames.addAll(reader.next());
    }
    Frame frame = frames.poll();
    if (frame == null) {
      throw new EOFException("the receiver closed the connection without an answer");
    }
    return frame.content();
  }

  /** As {@link #receive()}, with so much patience from now on. */
  public byte[] receive(Duration patience) throws IOException {
    socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
    return receive();
  }

  /** Sends {@code content} and waits for its answer. */
  public byte[] exchange(byte[] content) throws IOException {
    send(content);
    return receive();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
