package org.corridor.couriers;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.corridor.declared.Section;

/** An HTTP server as it is declared, for those who have a protocol of their own on top. */
public final class WebServer {

  private final WebSettings settings;
  private final Authorization authorization;

  private WebServer(WebSettings settings) {
    this.settings = settings;
    this.authorization = Authorization.of(settings.login(), new WebClient(settings));
  }

  /** Reads what every way over HTTP has; the section may have further keys. */
  public static WebServer read(Section section) {
    return new WebServer(WebSettings.read(section));
  }

  public URI url() {
    return settings.url();
  }

  /** Until a connection stands. */
  public Duration connecting() {
    return settings.connecting();
  }

  /** For an answer. */
  public Duration answering() {
    return settings.answering();
  }

  /** Declared headers and the one that logs in to the proxy; they are secrets. */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    settings.headers().forEach((name, value) -> headers.put(name, value.value()));
    settings
        .proxy()
        .flatMap(WebSettings.Proxy::authorization)
        .ifPresent(value -> headers.put("Proxy-Authorization", value.value()));
    return headers;
  }

  /**
   * The Authorization header of the next request, a secret; a token that ended is fetched anew
   * before. Any number of threads may ask.
   *
   * @throws ConnectException when the server that gives out tokens gives none
   */
  public Optional<String> authorization() throws ConnectException, InterruptedException {
    synchronized (authorization) {
      try {
        return authorization.header().map(Secret::value);
      } catch (NoToken e) {
        throw new ConnectException("no token: " + e.getMessage());
      }
    }
  }

  /**
   * Told that the server did not take the header.
   *
   * @return whether another may be taken
   */
  public boolean renewsAuthorization() {
    synchronized (authorization) {
      return authorization.renew();
    }
  }

  /**
   * A client for this server, which follows nothing to another place.
   *
   * @throws IllegalStateException when a store of keys cannot be read
   */
  public HttpClient client() {
    return settings.client();
  }
}
