package org.corridor.couriers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.corridor.delivery.Attempt.Taken;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Payload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpCourierTest {

  private final List<Headers> headers = new CopyOnWriteArrayList<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @BeforeEach
  void prepare() {
    TestSecrets.use(
        Map.of(
            "corridor.secret.password",
            "p:ß",
            "corridor.secret.token",
            "t",
            "corridor.secret.key",
            "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "corridor.secret.old",
            "whsec_" + "C2FVsBQIhrscChlQIMV+b5sSYspob7oD"));
  }

  @AfterEach
  void forget() {
    TestSecrets.forget();
  }

  private WebPeer peer() throws Exception {
    return WebPeer.plain(
        request -> {
          headers.add(request.getRequestHeaders());
          lines.add(request.getRequestMethod() + " " + request.getRequestURI());
          boolean token = request.getRequestURI().getPath().endsWith("/token");
          WebPeer.answer(
              request,
              200,
              "application/json",
              token ? "{\"access_token\":\"abc\",\"expires_in\":60}" : "{}");
        });
  }

  private void bring(WebPeer peer, String kind, String more, Payload... payloads) throws Exception {
    try (Courier courier = Given.courier(HttpFaults.yaml(kind, peer.url(), more))) {
      for (Payload payload : payloads) {
        assertThat(courier.bring(payload)).isEqualTo(new Taken("200"));
      }
    }
  }

  @Test
  void contentGoesAsItIsAndNamesItsDelivery() throws Exception {
    Payload message = Given.message("1");
    try (WebPeer peer = peer()) {
      bring(
          peer,
          "http",
          "method: PUT, headers: {X-Site: north, X-Key: '${token}'}, basic: {user: hub, password:"
              + " '${password}'}",
          message);
      assertThat(peer.bodies()).containsExactly(new String(message.content(), ISO_8859_1));
    }
    assertThat(lines).containsExactly("PUT /in");
    assertThat(headers.get(0).getFirst("Content-Type")).isEqualTo(Given.HL7);
    assertThat(headers.get(0).getFirst("Idempotency-Key")).isEqualTo(message.delivery().toString());
    assertThat(headers.get(0).getFirst("X-Site")).isEqualTo("north");
    assertThat(headers.get(0).getFirst("X-Key")).isEqualTo("t");
    assertThat(headers.get(0).getFirst("Authorization")).isEqualTo("Basic aHViOnA6w58=");
  }

  @Test
  void aTokenServesUntilItEnds() throws Exception {
    try (WebPeer peer = peer()) {
      String oauth =
          "oauth2: {token-url: '"
              + peer.url()
              + "/token', client-id: hub, client-secret:"
              + " '${token}', scope: 'system/*.cu', client-authentication: body}";
      bring(peer, "http", oauth, Given.message("1"), Given.message("2"));
      assertThat(lines).containsExactly("POST /in/token", "POST /in", "POST /in");
      assertThat(peer.bodies().get(0))
          .isEqualTo(
              "grant_type=client_credentials&scope=system%2F*.cu&client_id=hub&client_secret=t");
    }
    assertThat(headers.get(2).getFirst("Authorization")).isEqualTo("Bearer abc");
  }

  @Test
  void aTokenIsFetchedAnewShortlyBeforeItEnds() throws Exception {
    long[] now = {0};
    try (WebPeer peer = peer()) {
      HttpTransport transport =
          (HttpTransport)
              Given.transport(
                  HttpFaults.yaml(
                      "http",
                      peer.url(),
                      "oauth2: {token-url: '"
                          + peer.url()
                          + "/token', client-id: hub, client-secret: '${token}'}"));
      Tokens tokens =
          new Tokens(
              (Login.ClientCredentials) transport.web().login(),
              new WebClient(transport.web()),
              () -> now[0]);
      tokens.header();
      now[0] = 53_000_000_000L;
      tokens.header();
      assertThat(lines).hasSize(1);
      now[0] = 54_000_000_000L;
      tokens.header();
      assertThat(lines).hasSize(2);
    }
  }

  @Test
  void aProxyIsAskedAndToldWhoComes() throws Exception {
    try (WebPeer proxy = peer()) {
      String yaml =
          HttpFaults.yaml(
              "http",
              "http://receiver.invalid/in",
              "proxy: {host: 127.0.0.1, port: "
                  + proxy.port()
                  + ", user: hub, password: '${password}'}");
      try (Courier courier = Given.courier(yaml)) {
        assertThat(courier.bring(Given.message("1"))).isEqualTo(new Taken("200"));
      }
    }
    assertThat(lines).containsExactly("POST http://receiver.invalid/in");
    assertThat(headers.get(0).getFirst("Proxy-Authorization")).isEqualTo("Basic aHViOnA6w58=");
  }

  @Test
  void aResourceGoesToItsOwnPlaceAndABundleToTheBase() throws Exception {
    try (WebPeer peer = peer()) {
      bring(
          peer,
          "fhir",
          "",
          Given.fhir("{\"id\":\"p1\",\"resourceType\":\"Patient\",\"contact\":[{\"id\":\"c\"}]}"),
          Given.fhir("{\"resourceType\":\"Patient\"}"),
          Given.fhir("{\"resourceType\":\"Bundle\",\"id\":\"b\",\"type\":\"transaction\"}"));
    }
    assertThat(lines).containsExactly("PUT /in/Patient/p1", "POST /in/Patient", "POST /in");
    assertThat(headers.get(0).getFirst("Content-Type")).isEqualTo(Given.FHIR);
  }

  @Test
  void aNoticeIsSignedAndHasIdsOnly() throws Exception {
    Payload message = Given.message("1");
    try (WebPeer peer = peer()) {
      bring(
          peer,
          "webhook",
          "key: '${key}', former-key: '${old}', link: 'https://hub/messages/{message}'",
          message);
      assertThat(peer.bodies().get(0))
          .isEqualTo(
              "{\"delivery\":\""
                  + message.delivery()
                  + "\",\"message\":\""
                  + Given.MESSAGE
                  + "\",\"interface\":\"lab\",\"type\":\"ADT^A01\",\"time\":\""
                  + Given.MESSAGE.time()
                  + "\",\"repeated\":false,\"link\":\"https://hub/messages/"
                  + Given.MESSAGE
                  + "\"}");
      Headers sent = headers.get(0);
      long time = Long.parseLong(sent.getFirst("webhook-timestamp"));
      assertThat(Math.abs(System.currentTimeMillis() / 1000 - time)).isLessThan(60);
      byte[] body = peer.bodies().get(0).getBytes(ISO_8859_1);
      String id = message.delivery().toString();
      assertThat(sent.getFirst("webhook-id")).isEqualTo(id);
      assertThat(sent.getFirst("webhook-signature"))
          .isEqualTo(
              Signature.of(new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), id, time, body)
                  + " "
                  + Signature.of(
                      new Secret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"), id, time, body));
    }
  }

  /** The example of the specification, so that receivers' libraries know the signature. */
  @Test
  void signaturesAreThoseOfStandardWebhooks() {
    assertThat(
            Signature.of(
                new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}".getBytes(ISO_8859_1)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void aWebhookBringsTheWholeContentWhenAsked() throws Exception {
    Payload message = Given.message("1");
    try (WebPeer peer = peer()) {
      bring(peer, "webhook", "key: '${key}', content: whole", message);
      assertThat(peer.bodies()).containsExactly(new String(message.content(), ISO_8859_1));
    }
  }
}
