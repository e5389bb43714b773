package org.corridor.journal.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.corridor.delivery.Deliveries;
import org.corridor.journal.JournalStore;
import org.corridor.journal.MessageFilter;
import org.corridor.journal.MessageQuery;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.corridor.rest.Search;
import org.corridor.shared.MessageId;
import org.corridor.vault.Vault;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Messages: their list, their life, their content. */
@Path("messages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "messages")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
public class MessagesResource {

  static final Search<MessageFilter> SEARCH =
      new Search<>(MessageFilter.class, MessageFilter::of, MessageQuery.MOST);

  @Inject JournalStore journal;
  @Inject Vault vault;
  @Inject Deliveries deliveries;

  /** A page of messages, newest first. */
  @GET
  @Operation(summary = "Searches messages, newest first")
  public MessagePage search(
      @BeanParam SearchParameters declared,
      @QueryParam("cursor") @Parameter(description = "next of the page before")
          @Nullable String cursor,
      @Context UriInfo uri) {
    MultivaluedMap<String, String> parameters = uri.getQueryParameters();
    int limit = SEARCH.limit(parameters);
    MessageQuery query =
        new MessageQuery(
            SEARCH.filters(parameters), Search.cursor(parameters, MessageId::of), limit + 1);
    return MessagePage.of(journal.search(query), limit);
  }

  /** The life of one message. */
  @GET
  @Path("{id}")
  @Operation(summary = "Timeline, findings, FHIR references and deliveries of a message")
  public MessageDetailView find(@PathParam("id") String id) {
    return journal
        .find(Ids.read(id))
        .map(detail -> MessageDetailView.of(detail, deliveries.of(Ids.read(id))))
        .orElseThrow(() -> Refused.absent("message"));
  }

  /** Who has read the content of a message. */
  @GET
  @Path("{id}/accesses")
  @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "Who was given the content of a message, the latest first")
  public List<AccessView> accesses(@PathParam("id") String id) {
    MessageId message = Ids.read(id);
    return journal.accesses(message).stream().map(AccessView::of).toList();
  }

  /** The bytes as they came; who asked is written down first. */
  @GET
  @Path("{id}/content")
  @Produces({"application/hl7-v2", "application/fhir+json"})
  @RolesAllowed({Roles.ADMIN, Roles.ANALYST})
  @Operation(
      summary = "The bytes of a message as they came",
      description = "Who read them, when and why is recorded.")
  public Response content(
      @PathParam("id") String id,
      @HeaderParam("Purpose-Of-Use") @Nullable String purpose,
      @Context SecurityContext security) {
    MessageId message = Ids.read(id);
    String type =
        journal
            .find(message)
            .map(detail -> detail.summary().format().mediaType())
            .orElseThrow(() -> Refused.absent("message"));
    return journal
        .disclose(
            message, security.getUserPrincipal().getName(), Optional.ofNullable(purpose).orElse(""))
        .map(bytes -> Response.ok(vault.open(bytes, message), type).build())
        .orElseThrow(() -> Refused.absent("message"));
  }
}
