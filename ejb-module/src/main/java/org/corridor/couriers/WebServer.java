package org.corridor.couriers;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.corridor.declared.Section;

/** An HTTP server as it is declared, for those who have a protocol of their own on top. */
public final class WebServer {

  private final WebSettings settings;

  private WebServer(WebSettings settings) {
    this.settings = settings;
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

  /** Declared headers and those that log in to server and proxy; they are secrets. */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    settings.headers().forEach((name, value) -> headers.put(name, value.value()));
    settings
        .proxy()
        .flatMap(WebSettings.Proxy::authorization)
        .ifPresent(value -> headers.put("Proxy-Authorization", value.value()));
    if (settings.login() instanceof Login.Fixed fixed) {
      headers.put("Authorization", fixed.authorization().value());
    }
    return headers;
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
