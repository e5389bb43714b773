package org.corridor.couriers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** The JDK's HTTP server, which keeps what it was sent and answers as a test says. */
final class WebPeer implements AutoCloseable {

  /** Answers one request. */
  @FunctionalInterface
  interface Handler {

    void answer(HttpExchange request) throws IOException;
  }

  private final HttpServer server;
  private final String scheme;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  private WebPeer(HttpServer server, String scheme, Handler handler) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(threads);
    server.createContext(
        "/",
        request -> {
          bodies.add(new String(request.getRequestBody().readAllBytes(), ISO_8859_1));
          handler.answer(request);
        });
    server.start();
  }

  static WebPeer plain(Handler handler) throws IOException {
    return new WebPeer(HttpServer.create(any(), 0), "http", handler);
  }

  static WebPeer tls(SSLContext context, boolean clientCertificate, Handler handler)
      throws IOException {
    HttpsServer server = HttpsServer.create(any(), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters tls = context.getDefaultSSLParameters();
            tls.setNeedClientAuth(clientCertificate);
            parameters.setSSLParameters(tls);
          }
        });
    return new WebPeer(server, "https", handler);
  }

  private static InetSocketAddress any() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  static void answer(HttpExchange request, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(ISO_8859_1);
    if (!type.isEmpty()) {
      request.getResponseHeaders().set("Content-Type", type);
    }
    if (status == 302) {
      request.getResponseHeaders().set("Location", "/elsewhere");
    }
    if (status == 407) {
      request.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"way out\"");
    }
    request.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    request.getResponseBody().write(bytes);
    request.close();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return scheme + "://127.0.0.1:" + port() + "/in";
  }

  /** What requests had in them. */
  List<String> bodies() {
    return bodies;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
