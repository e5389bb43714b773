package org.corridor.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.net.URI;
import org.corridor.intake.NotStored;
import org.corridor.journal.BadFilter;
import org.corridor.repository.RepositoryUnavailable;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  private final Problems problems = new Problems();

  private static JsonObject body(Response response) {
    return Json.createReader(new StringReader((String) response.getEntity())).readObject();
  }

  @Test
  void aBadParameterIsNamed() {
    Response response = problems.toResponse(new BadFilter("state", "is not one of …"));
    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(response.getMediaType()).hasToString("application/problem+json");
    assertThat(body(response).getString("field")).isEqualTo("state");
    assertThat(body(response).getInt("status")).isEqualTo(400);
    assertThat(body(response).getString("title")).isEqualTo("Bad Request");
  }

  @Test
  void aFaultTellsAnIncidentAndNothingElse() {
    Response response =
        problems.toResponse(new IllegalStateException("PID-5 DOE^JANE was unexpected"));
    assertThat(response.getStatus()).isEqualTo(500);
    assertThat(body(response).getString("incident")).hasSize(36);
    assertThat((String) response.getEntity()).doesNotContain("DOE", "IllegalState");
  }

  @Test
  void aBrokerThatIsDownIsNoFaultOfTheRequest() {
    Response response = problems.toResponse(new NotStored(new IllegalStateException()));
    assertThat(response.getStatus()).isEqualTo(503);
  }

  @Test
  void aRepositoryThatIsDownIsNoFaultOfTheRequest() {
    Response response =
        problems.toResponse(new RepositoryUnavailable("down", new IllegalStateException()));
    assertThat(response.getStatus()).isEqualTo(503);
  }

  @Test
  void whatJaxRsRefusesIsAProblemToo() {
    Response response = problems.toResponse(new NotFoundException("secret path"));
    assertThat(response.getStatus()).isEqualTo(404);
    assertThat((String) response.getEntity()).doesNotContain("secret");
  }

  @Test
  void theAllowedMethodsAreStillNamed() {
    Response response =
        problems.toResponse(
            new NotAllowedException(Response.status(405).allow("GET", "HEAD").build()));
    assertThat(response.getStatus()).isEqualTo(405);
    assertThat(response.getHeaderString("Allow")).contains("GET");
    assertThat(response.getMediaType()).hasToString("application/problem+json");
  }

  @Test
  void aRedirectIsNoProblem() {
    Response response =
        problems.toResponse(new RedirectionException(303, URI.create("https://example.org/")));
    assertThat(response.getStatus()).isEqualTo(303);
    assertThat(response.getEntity()).isNull();
  }

  @Test
  void aRefusalIsToldAsItIs() {
    Response response = problems.toResponse(Refused.absent("interface"));
    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(body(response).getString("detail")).isEqualTo("There is no such interface");
    assertThat(body(response).containsKey("field")).isFalse();
  }
}
