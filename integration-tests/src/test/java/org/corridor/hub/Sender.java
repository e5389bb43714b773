package org.corridor.hub;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A system on the other end of an MLLP connection. */
public final class Sender implements AutoCloseable {

  /** The first byte of a frame. */
  public static final int START = 0x0B;

  /** The last but one byte of a frame. */
  public static final int END = 0x1C;

  /** The last byte of a frame. */
  public static final int RETURN = 0x0D;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  Sender(int port) throws IOException {
    this(connected(port));
  }

  /** A connection under TLS, its handshake done as far as this end can tell. */
  Sender(int port, SSLContext tls) throws IOException {
    this(secured(connected(port), tls));
  }

  private Sender(Socket socket) throws IOException {
    this.socket = socket;
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  private static Socket connected(int port) throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(30_000);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  private static Socket secured(Socket plain, SSLContext tls) throws IOException {
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, "127.0.0.1", plain.getPort(), true);
    socket.startHandshake();
    return socket;
  }

  /** Sends a message in a frame and waits for the answer. */
  public Answer send(byte[] message) throws IOException {
    write(frame(message));
    return receive();
  }

  /** Sends a text in UTF-8; line ends become segment ends. */
  public Answer send(String message) throws IOException {
    return send(message.replace('\n', '\r').getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes as they are. */
  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** The next answer. */
  public Answer receive() throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    int next = in.read();
    while (next != END) {
      if (next < 0) {
        throw new ConnectionClosed();
      }
      if (next != START) {
        frame.write(next);
      }
      next = in.read();
    }
    in.read();
    return new Answer(frame.toByteArray());
  }

  /** Whether the hub says nothing for as long as {@code patience}. */
  public boolean hearsNothingFor(Duration patience) throws IOException {
    socket.setSoTimeout((int) patience.toMillis());
    in.mark(1);
    try {
      int next = in.read();
      in.reset();
      return next < 0;
    } catch (SocketTimeoutException silence) {
      return true;
    } finally {
      socket.setSoTimeout(30_000);
    }
  }

  /** Whether the hub closes the connection within {@code patience}; skips what it still says. */
  public boolean isHungUpWithin(Duration patience) throws IOException {
    socket.setSoTimeout((int) patience.toMillis());
    try {
      while (in.read() >= 0) {
        // What was said before the end does not matter here.
      }
      return true;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  /** A message in its frame. */
  public static byte[] frame(byte[] message) {
    byte[] frame = new byte[message.length + 3];
    frame[0] = START;
    System.arraycopy(message, 0, frame, 1, message.length);
    frame[message.length + 1] = END;
    frame[message.length + 2] = RETURN;
    return frame;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** The hub closed the connection where an answer was due. */
  public static final class ConnectionClosed extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
