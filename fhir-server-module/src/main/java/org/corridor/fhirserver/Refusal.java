package org.corridor.fhirserver;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Says no in FHIR: answers that come from the server before a request reaches HAPI (not known, not
 * allowed, too large) carry an OperationOutcome instead of a page.
 */
public final class Refusal extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final String OUTCOME =
      """
      {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"%s",\
      "diagnostics":"%s"}]}""";

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND;
    byte[] body = outcome(code).getBytes(StandardCharsets.UTF_8);
    response.setStatus(code);
    response.setContentType("application/fhir+json;charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static String outcome(int code) {
    return switch (code) {
      case 401 -> OUTCOME.formatted("login", "Say who you are: HTTP Basic, realm corridor");
      case 403 -> OUTCOME.formatted("forbidden", "Your role does not allow this");
      case 404 -> OUTCOME.formatted("not-found", "Nothing is here");
      case 405 -> OUTCOME.formatted("not-supported", "This method is not supported here");
      case 406, 415 -> OUTCOME.formatted("not-supported", "JSON and XML are spoken here");
      case 413 -> OUTCOME.formatted("too-long", "The request is too large");
      default ->
          code < 500
              ? OUTCOME.formatted("invalid", "The request cannot be taken as it is")
              : OUTCOME.formatted("exception", "The server failed; its log says why");
    };
  }
}
