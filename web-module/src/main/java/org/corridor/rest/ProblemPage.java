package org.corridor.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers for the server itself: not known, not allowed, not there. */
@WebServlet("/-/problem")
public class ProblemPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    write(Problem.of(status instanceof Integer code ? code : 404), response);
  }

  static void write(Problem problem, HttpServletResponse response) throws IOException {
    byte[] body = problem.json().getBytes(UTF_8);
    response.setStatus(problem.status());
    response.setContentType(Problem.TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
