package org.corridor.payer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.corridor.core.CoreServer;
import org.corridor.core.Entity;
import org.corridor.mllp.TlsSettings;

/** A CORE server of the box on this machine, by HTTPS. */
final class CoreDoor implements AutoCloseable {

  private static final int LARGEST = 64 << 20;

  private final CoreServer core;
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * @param port 0 takes a free one
   */
  CoreDoor(CoreDesk desk, TlsSettings.Store keys, int port, Clock clock) throws IOException {
    core = new CoreServer(desk, clock, LARGEST);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
    server.setHttpsConfigurator(
        new HttpsConfigurator(
            new TlsSettings(Optional.of(keys), Optional.of(keys), false).context()));
    server.setExecutor(threads);
    server.createContext("/core", this::answer);
    server.start();
  }

  private void answer(HttpExchange request) throws IOException {
    try (request) {
      String type = request.getRequestHeaders().getFirst("Content-Type");
      CoreServer.Reply reply =
          core.answer(type == null ? "" : type, request.getRequestBody(), Optional.empty());
      byte[] body = reply.entity().map(Entity::body).orElse(new byte[0]);
      reply
          .entity()
          .ifPresent(
              entity -> request.getResponseHeaders().set("Content-Type", entity.contentType()));
      request.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        request.getResponseBody().write(body);
      }
    }
  }

  URI address() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/core");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
