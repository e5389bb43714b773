package org.corridor.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.corridor.mllp.TlsSettings;

/** A partner's HTTPS server on this machine; its key is the client's too. */
public final class HttpsPeer implements AutoCloseable {

  public static final String PASSWORD = "changeit";

  /** Answers a request. */
  @FunctionalInterface
  public interface Handler {

    void answer(HttpExchange request) throws IOException;
  }

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  public HttpsPeer(Path store, Handler handler) throws IOException {
    TlsSettings.Store keys = new TlsSettings.Store(store, PASSWORD);
    SSLContext context = new TlsSettings(Optional.of(keys), Optional.of(keys), true).context();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters tls = context.getDefaultSSLParameters();
            tls.setWantClientAuth(true);
            parameters.setSSLParameters(tls);
          }
        });
    server.setExecutor(threads);
    server.createContext("/", handler::answer);
    server.start();
  }

  /** Makes a key for 127.0.0.1. */
  public static Path key(Path folder) throws IOException, InterruptedException {
    Path store = folder.resolve("peer.p12");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-alias",
                    "peer",
                    "-dname",
                    "CN=peer",
                    "-ext",
                    "SAN=ip:127.0.0.1",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return store;
  }

  /** A handler that hands everything to a CORE server. */
  public static Handler serving(CoreService service) {
    return request -> {
      CoreServer.Reply reply =
          new CoreServer(service, Sample.NOON, 1_000_000)
              .answer(
                  request.getRequestHeaders().getFirst("Content-Type"),
                  request.getRequestBody(),
                  certificate(request));
      send(request, reply.status(), reply.entity().orElseThrow());
    };
  }

  private static Optional<X509Certificate> certificate(HttpExchange request) {
    try {
      return Optional.of(
          (X509Certificate) ((HttpsExchange) request).getSSLSession().getPeerCertificates()[0]);
    } catch (SSLPeerUnverifiedException nobody) {
      return Optional.empty();
    }
  }

  static void send(HttpExchange request, int status, Entity entity) throws IOException {
    request.getRequestBody().readAllBytes();
    request.getResponseHeaders().set("Content-Type", entity.contentType());
    request.sendResponseHeaders(status, entity.body().length == 0 ? -1 : entity.body().length);
    request.getResponseBody().write(entity.body());
    request.close();
  }

  public String url() {
    return "https://127.0.0.1:" + server.getAddress().getPort() + "/core";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
