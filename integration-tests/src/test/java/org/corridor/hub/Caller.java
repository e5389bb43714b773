package org.corridor.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A user of the hub's HTTP interfaces. */
public final class Caller {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI base;
  private final Map<String, String> headers;

  private Caller(URI base, Map<String, String> headers) {
    this.base = base;
    this.headers = headers;
  }

  static Caller anonymous(URI base) {
    return new Caller(base, Map.of());
  }

  static Caller known(URI base, String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(UTF_8);
    return anonymous(base)
        .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** The same user sending one more header. */
  public Caller with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Caller(base, more);
  }

  /** Gets what is at {@code path}, its query escaped already. */
  public Reply get(String path) throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody());
  }

  /** Sends JSON; FHIR's media type on FHIR's paths. */
  public Reply send(String method, String path, String json)
      throws IOException, InterruptedException {
    String type =
        path.startsWith("/fhir") ? "application/fhir+json; charset=UTF-8" : "application/json";
    return send(method, path, type, json.getBytes(UTF_8));
  }

  /** Sends bytes of any media type. */
  public Reply send(String method, String path, String type, byte[] body)
      throws IOException, InterruptedException {
    return with("Content-Type", type).send(method, path, BodyPublishers.ofByteArray(body));
  }

  private Reply send(String method, String path, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(method, body)
            .timeout(Duration.ofMinutes(1));
    headers.forEach(request::setHeader);
    HttpResponse<byte[]> response =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), response.headers(), response.body());
  }

  /** Escapes a value for a query. */
  public static String escaped(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
