package org.corridor.operations.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A health address. It is open, because probes know no password; so it tells everybody only up or
 * down, and the checks' names and data to users.
 */
abstract class HealthPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  abstract HealthReport report();

  @Override
  protected final void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    boolean introduces = request.getHeader("Authorization") != null;
    if (introduces && !request.authenticate(response)) {
      return;
    }
    HealthReport report = report();
    boolean known = request.getUserPrincipal() != null;
    byte[] body = (known ? report.whole() : report.bare()).getBytes(UTF_8);
    response.setStatus(report.httpStatus());
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
