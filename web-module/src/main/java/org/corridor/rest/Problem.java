package org.corridor.rest;

import static org.corridor.shared.Jsonp.JSON;

import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * What went wrong, for a program and for a person (RFC 9457).
 *
 * @param status the HTTP status
 * @param detail one sentence; never a patient's data, never a stack trace
 * @param field the parameter at fault; empty when there is none
 * @param incident by which the server's log can be searched; empty when the log has nothing
 */
public record Problem(
    int status, String detail, Optional<String> field, Optional<String> incident) {

  /** The media type. */
  public static final String TYPE = "application/problem+json";

  public static Problem of(int status) {
    return new Problem(status, usual(status), Optional.empty(), Optional.empty());
  }

  public static Problem of(int status, String detail) {
    return new Problem(status, detail, Optional.empty(), Optional.empty());
  }

  /** A request with a parameter that cannot be understood. */
  public static Problem badField(String field, String detail) {
    return new Problem(400, detail, Optional.of(field), Optional.empty());
  }

  /** A fault of the server's own. */
  public static Problem incident(String incident) {
    return new Problem(500, usual(500), Optional.empty(), Optional.of(incident));
  }

  Response response() {
    return Response.status(status).type(TYPE).entity(json()).build();
  }

  String json() {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("type", "about:blank")
            .add("title", title())
            .add("status", status)
            .add("detail", detail);
    field.ifPresent(name -> json.add("field", name));
    incident.ifPresent(id -> json.add("incident", id));
    return json.build().toString();
  }

  // With the type about:blank the title is the status in words: RFC 9457, section 4.2.1.
  private String title() {
    return Optional.ofNullable(Response.Status.fromStatusCode(status))
        .map(Response.Status::getReasonPhrase)
        .orElse("Error");
  }

  private static String usual(int status) {
    return switch (status) {
      case 400 -> "The request cannot be understood";
      case 401 -> "Say who you are: HTTP Basic, realm corridor";
      case 403 -> "Your role does not allow this";
      case 404 -> "Nothing is here";
      case 405 -> "This method is not supported here";
      case 406 -> "There is no answer in a form that you accept";
      case 413 -> "The request is too large";
      case 415 -> "This kind of content is not taken here";
      case 503 -> "Not available now; try again later";
      default ->
          status < 500
              ? "The request cannot be taken as it is"
              : "The server failed; its log says why";
    };
  }
}
