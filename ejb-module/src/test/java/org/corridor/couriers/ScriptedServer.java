package org.corridor.couriers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A server that does with each connection what a test says. */
final class ScriptedServer implements AutoCloseable {

  /** What it does with one connection. */
  @FunctionalInterface
  interface Script {

    void talk(ScriptedServer server, Socket socket) throws IOException, InterruptedException;
  }

  private final ServerSocket listening;
  private static final int LINGER_MILLIS = 1000;

  private final Script script;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);

  ScriptedServer(Script script) throws IOException {
    this(script, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  }

  /** A server that speaks TLS. */
  ScriptedServer(Script script, SSLContext tls, boolean clientCertificate) throws IOException {
    this(script, tls(tls, clientCertificate));
  }

  private static ServerSocket tls(SSLContext tls, boolean clientCertificate) throws IOException {
    SSLServerSocket socket =
        (SSLServerSocket)
            tls.getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    socket.setNeedClientAuth(clientCertificate);
    return socket;
  }

  private ScriptedServer(Script script, ServerSocket listening) {
    this.script = script;
    this.listening = listening;
    start(this::accept);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "scripted");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        sockets.add(socket);
        start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      script.talk(this, socket);
      hangUp(socket);
    } catch (IOException gone) {
      // The courier went away, as many tests want it to.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closing on what was not read would reset the connection instead. */
  private static void hangUp(Socket socket) throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout(LINGER_MILLIS);
    InputStream in = socket.getInputStream();
    while (in.read() >= 0) {
      // What still comes is nothing to this script.
    }
  }

  int port() {
    return listening.getLocalPort();
  }

  /** How many connections there were. */
  int connections() {
    return sockets.size();
  }

  /** Does nothing until the test is over. */
  void hang() throws InterruptedException {
    end.await();
  }

  /** The content of the next MLLP frame; empty at the end of the connection. */
  static String frame(Socket socket) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == 0x1C) {
        in.read();
        return frame.toString(ISO_8859_1);
      }
      if (b != 0x0B) {
        frame.write(b);
      }
    }
    return "";
  }

  /** MSH-10 of a message. */
  static String controlId(String message) {
    String[] fields = message.split("\r", 2)[0].split("\\|", -1);
    return fields.length > 9 ? fields[9] : "";
  }

  static void answer(Socket socket, String content) throws IOException {
    send(socket, "\u000b" + content + "\u001c\r");
  }

  static void send(Socket socket, String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Reads a line that ends with CR and LF; empty at the end of the connection. */
  static String line(Socket socket) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
    }
    return line.toString(ISO_8859_1).strip();
  }

  @Override
  public void close() throws IOException {
    end.countDown();
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
