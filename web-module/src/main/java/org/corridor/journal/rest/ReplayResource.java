package org.corridor.journal.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import org.corridor.journal.BadFilter;
import org.corridor.journal.MessageFilter;
import org.corridor.journal.MessageQuery;
import org.corridor.replay.Replay;
import org.corridor.rest.Problem;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.corridor.rest.Search;
import org.corridor.shared.MessageId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Puts messages back on the inbound queue. */
@Path("messages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "replay")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST})
public class ReplayResource {

  @Inject Replay replay;

  /** One message: 202 when it is on the queue, 409 when it still waits for processing anyway. */
  @POST
  @Path("{id}/replay")
  @Operation(summary = "Processes a message again")
  public Response one(@PathParam("id") String id, @Context SecurityContext security) {
    return switch (replay.one(Ids.read(id), security.getUserPrincipal().getName())) {
      case QUEUED -> Response.accepted().build();
      case ABSENT -> throw Refused.absent("message");
      case WAITING ->
          throw new Refused(
              Problem.of(409, "The message waits for processing; it is not settled yet"));
      case UNREADABLE ->
          throw new Refused(Problem.of(409, "No key at hand opens the content of this message"));
      case TABLE ->
          throw new Refused(
              Problem.of(
                  409, "It is a table: its rows are messages of their own, it has to be posted"));
    };
  }

  /** All messages of a search, the oldest first; there has to be at least one filter. */
  @POST
  @Path("replay")
  @Operation(
      summary = "Processes the messages of a search again, the oldest first",
      description = "When more is true, narrow the search with from, or ask again.")
  public Replay.Report many(
      @BeanParam SearchParameters declared,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    MultivaluedMap<String, String> parameters = uri.getQueryParameters();
    Map<MessageFilter, String> filters = MessagesResource.SEARCH.filters(parameters);
    if (filters.isEmpty()) {
      throw new BadFilter("state", "or another filter is needed: not everything at once");
    }
    if (Search.cursor(parameters, MessageId::of).isPresent()) {
      throw new BadFilter("cursor", "has no meaning here");
    }
    MessageQuery query =
        new MessageQuery(filters, Optional.empty(), MessagesResource.SEARCH.limit(parameters));
    return replay.all(query, security.getUserPrincipal().getName());
  }
}
