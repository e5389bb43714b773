package org.corridor.couriers;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import org.corridor.couriers.ScriptedServer.Script;
import org.corridor.delivery.Attempt;
import org.corridor.delivery.Attempt.Answered;
import org.corridor.delivery.Attempt.InDoubt;
import org.corridor.delivery.Attempt.Refused;
import org.corridor.delivery.Attempt.Taken;
import org.corridor.delivery.Attempt.Unreached;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Payload;

/** What an HTTP server may do. */
final class HttpFaults {

  private static final String BUNDLE =
      "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[]}";
  private static final String BATCH = BUNDLE.replace("transaction", "batch");
  private static final String OUTCOME =
      "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":"
          + "\"invariant\",\"diagnostics\":\""
          + Given.PATIENT
          + " has no name\"}]}";

  private final Certificates certificates;

  HttpFaults(Certificates certificates) {
    this.certificates = certificates;
  }

  static String yaml(String kind, String url, String more) {
    return kind
        + ": {url: '"
        + url
        + "', timeout: 700ms, connect-timeout: 2s"
        + (more.isEmpty() ? "" : ", " + more)
        + "}";
  }

  List<Fault> all() {
    return List.of(
        fault(
            "refuses the connection",
            Unreached.class,
            () -> bring("http://127.0.0.1:" + MllpFaults.closedPort(), "")),
        raw("takes the request and never answers", InDoubt.class, (s, t) -> s.hang()),
        raw("closes without an answer", InDoubt.class, (s, t) -> ScriptedServer.line(t)),
        raw(
            "closes in the middle of the headers",
            InDoubt.class,
            (server, socket) -> {
              ScriptedServer.line(socket);
              ScriptedServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Le");
            }),
        raw(
            "answers 201, and its body never ends",
            Taken.class,
            (server, socket) -> {
              ScriptedServer.line(socket);
              ScriptedServer.send(socket, "HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{");
              server.hang();
            }),
        status(201, Taken.class),
        status(302, Unreached.class),
        status(400, Refused.class),
        status(401, Unreached.class),
        status(403, Unreached.class),
        status(404, Unreached.class),
        status(408, Answered.class),
        status(422, Refused.class),
        status(425, Answered.class),
        status(429, Unreached.class),
        status(500, Answered.class),
        status(502, Answered.class),
        status(503, Unreached.class),
        status(504, InDoubt.class),
        fault("answers 200 with an HL7 v2 AE", Answered.class, () -> hl7("AE", "1")),
        fault("answers 200 with an HL7 v2 AR", Refused.class, () -> hl7("AR", "1")),
        fault(
            "answers 200 with an HL7 v2 AA for another message",
            InDoubt.class,
            () -> hl7("AA", "OTHER")),
        fault(
            "answers 200 without the acknowledgement that is declared",
            InDoubt.class,
            () -> {
              try (WebPeer peer = WebPeer.plain(request -> WebPeer.answer(request, 200, "", ""))) {
                return bring(peer.url(), "acknowledgement: true");
              }
            }),
        fault(
            "has a proxy before it that asks who comes (407)",
            Unreached.class,
            () -> {
              try (WebPeer peer = WebPeer.plain(request -> WebPeer.answer(request, 407, "", ""))) {
                return bring(
                    "http://receiver.invalid/in",
                    "proxy: {host: 127.0.0.1, port: " + peer.port() + "}");
              }
            }),
        fault("has a token that ended: 401 once (OAuth2)", Taken.class, () -> oauth(200, 401)),
        fault("gives no token (OAuth2)", Unreached.class, () -> oauth(503, 200)),
        fault("shows an expired certificate", Unreached.class, () -> tls("expired", false)),
        fault(
            "shows a certificate for another host", Unreached.class, () -> tls("elsewhere", false)),
        fault("shows a certificate nobody trusts", Unreached.class, () -> tls("stranger", false)),
        fault("demands a certificate and gets it", Taken.class, () -> tls("receiver", true)),
        fhir("takes a transaction", Taken.class, BUNDLE, 200, "{}"),
        fhir("refuses a transaction with an OperationOutcome", Refused.class, BUNDLE, 422, OUTCOME),
        fhir("answers 409: somebody changed the same", Answered.class, BUNDLE, 409, OUTCOME),
        fhir(
            "carries out a batch in part",
            Refused.class,
            BATCH,
            200,
            "{\"resourceType\":\"Bundle\",\"entry\":[{\"response\":{\"status\":\"201 Created\"}},"
                + "{\"response\":{\"status\":\"422 "
                + Given.PATIENT
                + "\"}}]}"));
  }

  private static Fault fault(String what, Class<? extends Attempt> expected, Fault.Act act) {
    return new Fault("http", what, expected, act);
  }

  private static Fault raw(String what, Class<? extends Attempt> expected, Script script) {
    return fault(
        what,
        expected,
        () -> {
          try (ScriptedServer server = new ScriptedServer(script)) {
            return bring("http://127.0.0.1:" + server.port() + "/in", "");
          }
        });
  }

  private static Fault status(int status, Class<? extends Attempt> expected) {
    return fault(
        "answers " + status,
        expected,
        () -> {
          try (WebPeer peer =
              WebPeer.plain(
                  request -> WebPeer.answer(request, status, "text/plain", Given.PATIENT))) {
            return bring(peer.url(), "");
          }
        });
  }

  private static Fault fhir(
      String what, Class<? extends Attempt> expected, String sent, int status, String body) {
    return new Fault(
        "fhir",
        what,
        expected,
        () -> {
          try (WebPeer peer =
                  WebPeer.plain(
                      request -> WebPeer.answer(request, status, "application/fhir+json", body));
              Courier courier = Given.courier(yaml("fhir", peer.url(), ""))) {
            return courier.bring(Given.fhir(sent));
          }
        });
  }

  private static Attempt bring(String url, String more) throws InterruptedException {
    return bring(Given.message("1"), url, more);
  }

  private static Attempt bring(Payload payload, String url, String more)
      throws InterruptedException {
    try (Courier courier = Given.courier(yaml("http", url, more))) {
      return courier.bring(payload);
    }
  }

  private static Attempt hl7(String code, String id) throws Exception {
    try (WebPeer peer =
        WebPeer.plain(request -> WebPeer.answer(request, 200, Given.HL7, Given.ack(code, id)))) {
      return bring(peer.url(), "");
    }
  }

  /** The first token is not good any more, when {@code first} is not 200. */
  private static Attempt oauth(int token, int first) throws Exception {
    int[] tokens = {0};
    WebPeer.Handler handler =
        request -> {
          if (request.getRequestURI().getPath().endsWith("/token")) {
            tokens[0]++;
            WebPeer.answer(
                request,
                token,
                "application/json",
                "{\"access_token\":\"T" + tokens[0] + "\",\"expires_in\":3600}");
          } else {
            WebPeer.answer(request, bearer(request).equals("Bearer T1") ? first : 200, "", "");
          }
        };
    try (WebPeer peer = WebPeer.plain(handler)) {
      Attempt attempt =
          bring(
              peer.url(),
              "oauth2: {token-url: '"
                  + peer.url()
                  + "/token', client-id: hub, "
                  + "client-secret: '${token}'}");
      assertThat(tokens[0]).isEqualTo(token == 200 ? 2 : 1);
      return attempt;
    }
  }

  static String bearer(HttpExchange request) {
    return String.valueOf(request.getRequestHeaders().getFirst("Authorization"));
  }

  private Attempt tls(String key, boolean demanding) throws Exception {
    try (WebPeer peer =
        WebPeer.tls(
            certificates.server(key), demanding, request -> WebPeer.answer(request, 200, "", ""))) {
      String keys = demanding ? certificates.showing() : certificates.trusting();
      Attempt attempt = bring(peer.url(), keys);
      assertThat(peer.bodies()).hasSize(demanding ? 1 : 0);
      return attempt;
    }
  }
}
