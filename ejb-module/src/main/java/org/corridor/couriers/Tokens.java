package org.corridor.couriers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.corridor.shared.Jsonp.JSON;

import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.corridor.delivery.Attempt;

/** A token of an OAuth 2.0 server, kept until shortly before it ends. */
final class Tokens implements Authorization {

  private static final long USUAL_SECONDS = 300;

  private record Token(Secret header, long endsAt) {}

  private final Login.ClientCredentials login;
  private final WebClient client;
  private final LongSupplier nanos;
  private Optional<Token> token = Optional.empty();

  /**
   * @param nanos a clock as {@link System#nanoTime}
   */
  Tokens(Login.ClientCredentials login, WebClient client, LongSupplier nanos) {
    this.login = login;
    this.client = client;
    this.nanos = nanos;
  }

  @Override
  public Optional<Secret> header() throws NoToken, InterruptedException {
    if (token.isEmpty() || nanos.getAsLong() - token.get().endsAt() >= 0) {
      token = Optional.of(fetch());
    }
    return token.map(Token::header);
  }

  @Override
  public boolean renew() {
    token = Optional.empty();
    return true;
  }

  private Token fetch() throws NoToken, InterruptedException {
    boolean inBody = login.place() == Login.Place.BODY;
    String form =
        "grant_type=client_credentials"
            + pair("scope", login.scope())
            + (inBody ? pair("client_id", login.client()) : "")
            + (inBody ? pair("client_secret", login.secret().value()) : "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(login.tokens())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    if (!inBody) {
      request.header("Authorization", Login.basic(login.client(), login.secret()).value());
    }
    return token(client.exchange(request.build()));
  }

  private static String pair(String name, String value) {
    return value.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(value, UTF_8);
  }

  private Token token(WebReply reply) throws NoToken {
    if (reply instanceof WebReply.Failed failed) {
      throw new NoToken(
          failed.attempt() instanceof Attempt.Unreached unreached
              ? unreached.reason()
              : "no answer");
    }
    WebReply.Came came = (WebReply.Came) reply;
    if (!came.isSuccess()) {
      throw new NoToken("answered " + came.status());
    }
    try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(came.body()))) {
      JsonObject body = reader.readObject();
      if (body.get("access_token") instanceof JsonString text) {
        long seconds =
            body.get("expires_in") instanceof JsonNumber number
                ? number.longValue()
                : USUAL_SECONDS;
        // Ten per cent of its life, and half a minute at most, for the way and for clocks.
        long lasting = seconds - Math.min(30, seconds / 10);
        return new Token(
            new Secret("Bearer " + text.getString()),
            nanos.getAsLong() + Duration.ofSeconds(lasting).toNanos());
      }
    } catch (JsonException e) {
      // Said below, without what it quotes.
    }
    throw new NoToken("the answer has no access_token");
  }
}
