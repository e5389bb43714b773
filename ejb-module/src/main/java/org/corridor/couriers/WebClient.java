package org.corridor.couriers;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.corridor.delivery.Attempt;

/** Sends requests to one server, one at a time, over connections that are kept. */
final class WebClient {

  private final WebSettings settings;
  private final Authorization authorization;
  private Optional<HttpClient> client = Optional.empty();

  WebClient(WebSettings settings) {
    this.settings = settings;
    this.authorization = Authorization.of(settings.login(), this);
  }

  /**
   * Sends a request and waits for the answer.
   *
   * @param headers besides those that are declared
   */
  WebReply send(
      String method, URI url, String contentType, byte[] body, Map<String, String> headers)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .setHeader("Content-Type", contentType);
    headers.forEach(request::setHeader);
    settings.headers().forEach((name, value) -> request.setHeader(name, value.value()));
    settings
        .proxy()
        .flatMap(WebSettings.Proxy::authorization)
        .ifPresent(value -> request.setHeader("Proxy-Authorization", value.value()));
    WebReply reply = authorized(request);
    if (reply instanceof WebReply.Came came && came.status() == 401 && authorization.renew()) {
      return authorized(request);
    }
    return reply;
  }

  private WebReply authorized(HttpRequest.Builder request) throws InterruptedException {
    try {
      authorization.header().ifPresent(value -> request.setHeader("Authorization", value.value()));
    } catch (NoToken e) {
      return new WebReply.Failed(new Attempt.Unreached("no token: " + e.getMessage()));
    }
    return exchange(request.build());
  }

  /** Sends a request as it is. */
  WebReply exchange(HttpRequest request) throws InterruptedException {
    AnswerBody body = new AnswerBody();
    CompletableFuture<HttpResponse<byte[]>> answer;
    try {
      answer = open().sendAsync(request, body);
    } catch (IllegalStateException keys) {
      return new WebReply.Failed(new Attempt.Unreached("no connection: " + Trouble.of(keys)));
    }
    Duration patience = settings.connecting().plus(settings.answering());
    try {
      HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return came(response.statusCode(), response.headers(), response.body(), true);
    } catch (TimeoutException late) {
      answer.cancel(true);
      return torn(
          body, new Attempt.InDoubt("no answer within " + settings.answering().toMillis() + " ms"));
    } catch (ExecutionException failed) {
      return torn(body, failure(failed));
    } catch (InterruptedException e) {
      answer.cancel(true);
      close();
      throw e;
    }
  }

  private HttpClient open() {
    if (client.isEmpty()) {
      client = Optional.of(settings.client());
    }
    return client.get();
  }

  /** When the status came, it counts, although the body did not come or not whole. */
  private static WebReply torn(AnswerBody body, Attempt otherwise) {
    return body.head()
        .map(head -> came(head.statusCode(), head.headers(), new byte[0], false))
        .orElse(new WebReply.Failed(otherwise));
  }

  private static WebReply came(int status, HttpHeaders headers, byte[] body, boolean whole) {
    String type = headers.firstValue("Content-Type").orElse("");
    String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return new WebReply.Came(status, plain, body, whole);
  }

  private static Attempt failure(ExecutionException failed) {
    for (Throwable at = failed; at != null; at = at.getCause()) {
      if (at instanceof ConnectException
          || at instanceof HttpConnectTimeoutException
          || at instanceof SSLHandshakeException) {
        return new Attempt.Unreached("no connection: " + Trouble.of(at));
      }
    }
    return Trouble.isOurCertificateRefused(failed)
        ? new Attempt.Unreached("no connection: " + Trouble.of(failed))
        : new Attempt.InDoubt("the connection broke: " + Trouble.of(failed));
  }

  /** Forgets the connections; a later request makes new ones. */
  void close() {
    client = Optional.empty();
  }
}
