package org.corridor.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.UUID;
import org.corridor.intake.NotStored;
import org.corridor.journal.BadFilter;
import org.corridor.journal.JournalUnavailable;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.shared.Trace;

/** Turns every exception that leaves a resource into a {@link Problem}. */
@Provider
public class Problems implements ExceptionMapper<Throwable> {

  private static final Logger LOG = System.getLogger(Problems.class.getName());

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof WebApplicationException answer) {
      return keepingHeaders(answer);
    }
    return problem(failure).response();
  }

  private static Problem problem(Throwable failure) {
    if (failure instanceof Refused refused) {
      return refused.problem();
    }
    if (failure instanceof BadFilter bad) {
      return Problem.badField(bad.parameter(), String.valueOf(bad.getMessage()));
    }
    if (failure instanceof JournalUnavailable
        || failure instanceof RepositoryUnavailable
        || failure instanceof NotStored) {
      LOG.log(Level.WARNING, "request not served: {0}", failure.getMessage());
      return Problem.of(503);
    }
    String incident = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, "incident " + incident + ": " + Trace.of(failure));
    return Problem.incident(incident);
  }

  // A redirect is no problem; and a 405 says in a header what is allowed.
  private static Response keepingHeaders(WebApplicationException answer) {
    Response response = answer.getResponse();
    int status = response.getStatus();
    if (status < 400) {
      return response;
    }
    Response.ResponseBuilder problem = Response.fromResponse(Problem.of(status).response());
    response
        .getHeaders()
        .forEach(
            (name, values) -> {
              if (!name.toLowerCase(Locale.ROOT).startsWith("content-")) {
                values.forEach(value -> problem.header(name, value));
              }
            });
    return problem.build();
  }
}
