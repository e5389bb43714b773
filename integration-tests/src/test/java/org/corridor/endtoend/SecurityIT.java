package org.corridor.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.corridor.hub.Caller;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Reply;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.Sender;
import org.corridor.hub.V2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what; everything else is refused, politely and without telling much. */
@ExtendWith(RunningHub.class)
class SecurityIT {

  private static final String NO_MESSAGE = "/api/messages/0198c0de-0000-7000-8000-000000000000";

  private final HubUnderTest hub;

  SecurityIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fhir/Patient",
        "/fhir/Patient/1",
        "/fhir/Patient?name=x",
        "/fhir/Observation/_history",
        "/fhir/swagger-ui/",
        "/fhir/api-docs"
      })
  void fhirWithoutCredentialsIs401WithAnOperationOutcome(String path)
      throws IOException, InterruptedException {
    for (Caller stranger : new Caller[] {hub.anonymous(), hub.impostor()}) {
      Reply reply = stranger.get(path);

      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.header("WWW-Authenticate")).startsWith("Basic");
      assertThat(reply.header("Content-Type")).startsWith("application/fhir+json");
      assertThat(reply.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/messages",
        NO_MESSAGE,
        NO_MESSAGE + "/content",
        "/api/openapi",
        "/api/interfaces",
        "/api/nothing-here",
        "/schemas/",
        "/metrics"
      })
  void theApiWithoutCredentialsIs401WithAProblem(String path)
      throws IOException, InterruptedException {
    for (Caller stranger : new Caller[] {hub.anonymous(), hub.impostor()}) {
      Reply reply = stranger.get(path);

      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.header("WWW-Authenticate")).startsWith("Basic");
      assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
      assertThat(reply.json().path("status").asInt()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health/live",
        "/health/ready",
        "/fhir/metadata",
        "/schemas/sender-profile.schema.json"
      })
  void livenessReadinessTheCapabilityStatementAndTheSchemaAreOpen(String path)
      throws IOException, InterruptedException {
    assertThat(hub.anonymous().get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "operator, GET, /fhir/Patient",
    "analyst, GET, /fhir/Patient",
    "auditor, GET, /fhir/Patient",
    "clinician, DELETE, /fhir/Patient/1",
    "clinician, GET, /fhir/AuditEvent",
  })
  void fhirRefusesTheWrongRoleWith403(String role, String method, String path)
      throws IOException, InterruptedException {
    Reply reply = hub.as(role(role)).send(method, path, "");

    assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
    assertThat(reply.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
  }

  @ParameterizedTest
  @CsvSource({
    "clinician, GET, /api/messages",
    "clinician, GET, " + NO_MESSAGE + "/content",
    "operator, GET, " + NO_MESSAGE + "/content",
    "clinician, POST, " + NO_MESSAGE + "/replay",
    "auditor, POST, " + NO_MESSAGE + "/replay",
    "clinician, GET, /metrics",
  })
  void theApiRefusesTheWrongRoleWith403(String role, String method, String path)
      throws IOException, InterruptedException {
    Reply reply = hub.as(role(role)).send(method, path, "");

    assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void aDocumentTypeDefinitionIsRefused() throws IOException, InterruptedException {
    String xml =
        "<?xml version=\"1.0\"?><!DOCTYPE Patient [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + "<Patient xmlns=\"http://hl7.org/fhir\"><name><family value=\"&x;\"/></name></Patient>";

    Reply reply =
        hub.as(Role.CLINICIAN)
            .send("POST", "/fhir/Patient", "application/fhir+xml", xml.getBytes(UTF_8));

    assertThat(reply.status()).as(reply.toString()).isBetween(400, 499);
    assertThat(reply.text()).doesNotContain("root:");
  }

  @Test
  void aBodyBeyondTheLimitIsRefused() throws IOException, InterruptedException {
    byte[] large = new byte[40 << 20];
    try {
      Reply reply =
          hub.as(Role.CLINICIAN).send("POST", "/fhir/Patient", "application/fhir+json", large);
      assertThat(reply.status()).isBetween(400, 499);
    } catch (IOException closed) {
      assertThat(closed).isNotNull();
    }
    assertThat(hub.anonymous().get("/health/ready").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fhir/metadata",
        "/fhir/Patient/none",
        "/fhir/Patient?nothing=1",
        "/fhir/Nothing",
        "/api/messages?from=yesterday",
        "/api/nothing",
        "/nothing",
        "/health/ready"
      })
  void noAnswerTellsWhatItRunsOn(String path) throws IOException, InterruptedException {
    Reply reply = hub.as(Role.ADMIN).get(path);

    assertThat(reply.headers().map().keySet())
        .extracting(name -> name.toLowerCase(Locale.ROOT))
        .doesNotContain("x-powered-by", "server");
    assertThat(reply.header("X-Powered-By")).doesNotContain("HAPI");
    assertThat(reply.text())
        .doesNotContain("WildFly", "Undertow", "RESTEASY", "java.lang", "at org.", "at ca.uhn");
  }

  @Test
  void readingContentLeavesATrace() throws IOException, InterruptedException {
    String controlId = V2.unique("AUD");
    try (Sender sender = hub.sender()) {
      sender.send(V2.registration(controlId, V2.unique("P")));
    }
    String id = hub.journal().settled(controlId).get(0).path("id").asText();
    assertThat(hub.as(Role.ANALYST).get("/api/messages/" + id + "/content").status())
        .isEqualTo(200);

    Reply trail = hub.as(Role.AUDITOR).get("/api/messages/" + id + "/accesses");
    assertThat(trail.status()).as(trail.toString()).isEqualTo(200);
    assertThat(trail.text()).contains("\"who\":\"analyst\"");
  }

  private static Role role(String name) {
    return Role.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
