package org.corridor.posting.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import org.corridor.interfaces.CsvMap;
import org.corridor.posting.Answer;
import org.corridor.posting.Post;
import org.corridor.posting.PostedMessages;
import org.corridor.rest.Problem;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes messages that are posted to an interface. */
@Path("interfaces/{name}/messages")
@RequestScoped
@Tag(name = "interfaces")
@RolesAllowed({Roles.SYSTEM, Roles.ADMIN})
public class PostResource {

  /** The hub's id of the message. */
  private static final String MESSAGE = "Corridor-Message";

  @Inject PostedMessages messages;

  /** An HL7 v2 message, a batch of them, FHIR resources, or a table. */
  @POST
  @Consumes({
    "application/hl7-v2",
    "x-application/hl7-v2+er7",
    "application/fhir+json",
    "text/csv",
    MediaType.TEXT_PLAIN
  })
  @Produces(MediaType.WILDCARD)
  @Operation(
      summary = "Takes an HL7 v2 message, a batch, FHIR resources, or a table",
      description =
          "It is durable before it is answered. HL7 v2 is answered with acknowledgements: 200,"
              + " 422 when one is negative, 202 when it has not been processed in time. FHIR is"
              + " answered with an OperationOutcome: 202, 400, 422. CSV, where the interface declares"
              + " its columns, is answered with what became of its rows: 202, 422 when one was"
              + " refused.")
  public Response post(
      @PathParam("name") String name,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body)
      throws IOException, InterruptedException {
    if (!messages.takes(name)) {
      throw Refused.absent("interface that takes what is posted");
    }
    MediaType type = headers.getMediaType();
    if (type == null) {
      throw new Refused(Problem.of(415));
    }
    byte[] content = body.readNBytes(messages.mostBytes() + 1);
    if (content.length > messages.mostBytes()) {
      throw new Refused(
          Problem.of(413, "A request has " + messages.mostBytes() + " bytes at the most"));
    }
    if (content.length == 0) {
      throw new Refused(Problem.of(400, "The request is empty"));
    }
    Post post =
        new Post(
            name,
            kind(type),
            charset(type),
            security.getUserPrincipal().getName(),
            Optional.ofNullable(key).orElse("").strip(),
            content);
    return messages
        .post(post)
        .map(PostResource::response)
        .orElseThrow(() -> Refused.absent("interface that takes what is posted"));
  }

  private static Post.Kind kind(MediaType type) {
    if (type.getSubtype().equalsIgnoreCase("csv")) {
      return Post.Kind.TABLE;
    }
    return type.getSubtype().startsWith("fhir") ? Post.Kind.FHIR : Post.Kind.V2;
  }

  /** The character set of a table; HL7 v2 names its own, and FHIR has one. */
  private static Optional<Charset> charset(MediaType type) {
    String name = type.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (name == null || kind(type) != Post.Kind.TABLE) {
      return Optional.empty();
    }
    try {
      Charset charset = Charset.forName(name);
      if (CsvMap.reads(charset)) {
        return Optional.of(charset);
      }
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      // Said below.
    }
    throw new Refused(
        Problem.of(
            415, "A table comes in UTF-8, windows-1252 or another charset that contains ASCII"));
  }

  private static Response response(Answer answer) {
    Response.ResponseBuilder response =
        Response.status(answer.status()).entity(answer.body()).type(answer.contentType());
    answer
        .message()
        .ifPresent(
            id ->
                response
                    .header(MESSAGE, id.toString())
                    .header(HttpHeaders.LOCATION, "/api/messages/" + id));
    return response.build();
  }
}
