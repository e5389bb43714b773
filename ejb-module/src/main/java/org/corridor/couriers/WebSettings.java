package org.corridor.couriers;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.corridor.declared.Section;
import org.corridor.declared.Values;
import org.corridor.mllp.TlsSettings;

/**
 * An HTTP server as it is declared: what all ways over HTTP have in common.
 *
 * @param url where requests go
 * @param headers further headers; their values may be secrets
 * @param tls keys and trust; empty for the machine's usual authorities
 * @param proxy through which it is reached
 * @param connecting how long a connection may take
 * @param answering how long an answer may take
 */
record WebSettings(
    URI url,
    Map<String, Secret> headers,
    Login login,
    Optional<TlsSettings> tls,
    Optional<Proxy> proxy,
    Duration connecting,
    Duration answering) {

  private static final URI NOWHERE = URI.create("http://localhost");

  /**
   * A way around a firewall.
   *
   * @param authorization for proxies that ask who comes
   */
  record Proxy(String host, int port, Optional<Secret> authorization) {}

  /**
   * Reads {@code url}, {@code headers}, {@code basic}, {@code bearer}, {@code oauth2}, {@code tls},
   * {@code proxy}, {@code connect-timeout} and {@code timeout}. The section may have further keys.
   */
  static WebSettings read(Section section) {
    if (!section.has("url")) {
      section.problem("", "expected url");
    }
    return new WebSettings(
        address(section, "url"),
        section.section("headers").map(WebSettings::headers).orElse(Map.of()),
        Login.read(section),
        Tls.read(section),
        section.section("proxy").map(WebSettings::proxy),
        Timeouts.connecting(section),
        Timeouts.answering(section));
  }

  /** An address of a web server; what is none is a problem. */
  static URI address(Section section, String key) {
    Optional<String> text = section.text(key);
    if (text.isEmpty()) {
      return NOWHERE;
    }
    try {
      URI address = new URI(text.get());
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (web && address.getHost() != null && address.getRawUserInfo() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Said below, without what it quotes.
    }
    section.problem(key, "expected an address such as https://host/path, without a password");
    return NOWHERE;
  }

  private static Map<String, Secret> headers(Section section) {
    Map<String, Secret> headers = new LinkedHashMap<>();
    section
        .pairs()
        .forEach(
            (name, text) ->
                Secret.orText(section, name, text)
                    .filter(value -> isAllowed(section, name, value))
                    .ifPresent(value -> headers.put(name, value)));
    return headers;
  }

  private static boolean isAllowed(Section section, String name, Secret value) {
    try {
      HttpRequest.newBuilder().header(name, value.value());
      return true;
    } catch (IllegalArgumentException e) {
      section.problem(name, "this header cannot be set");
      return false;
    }
  }

  private static Proxy proxy(Section section) {
    Optional<String> host = section.text("host");
    Optional<Integer> port = Values.number(section, "port", 1, 65_535);
    Optional<String> user = section.text("user");
    Optional<Secret> password = Secret.named(section, "password");
    if (!section.has("host") || !section.has("port")) {
      section.problem("", "expected host and port");
    }
    section.end();
    return new Proxy(
        host.orElse(""),
        port.orElse(0),
        user.map(name -> Login.basic(name, password.orElse(new Secret("")))));
  }

  /** Scheme, host, port and path: what stands behind them may be a key. */
  String place() {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return url.getScheme() + "://" + url.getHost() + port + url.getRawPath();
  }

  /**
   * A client for this server. Nothing is followed to another place.
   *
   * @throws IllegalStateException when a store of keys cannot be read
   */
  HttpClient client() {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connecting)
            .proxy(
                proxy
                    .map(via -> ProxySelector.of(new InetSocketAddress(via.host(), via.port())))
                    .orElse(HttpClient.Builder.NO_PROXY));
    tls.ifPresent(keys -> builder.sslContext(keys.context()));
    return builder.build();
  }
}
