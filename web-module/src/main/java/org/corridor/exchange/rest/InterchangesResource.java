package org.corridor.exchange.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import java.util.Optional;
import java.util.UUID;
import org.corridor.exchange.InterchangeFilter;
import org.corridor.exchange.InterchangeQuery;
import org.corridor.exchange.InterchangeStore;
import org.corridor.rest.Problem;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.corridor.rest.Search;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Interchanges with trading partners. */
@Path("interchanges")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "interchanges")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST})
public class InterchangesResource {

  static final Search<InterchangeFilter> SEARCH =
      new Search<>(InterchangeFilter.class, InterchangeFilter::of, InterchangeQuery.MOST);

  @Inject InterchangeStore store;

  /**
   * Why something is given up.
   *
   * @param reason in words, without patient data; it is kept
   */
  public record Discard(@Nullable String reason) {}

  /** A page of interchanges, the newest first. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
  @Operation(operationId = "searchInterchanges", summary = "Searches interchanges, newest first")
  public InterchangePage search(
      @BeanParam InterchangeParameters declared,
      @QueryParam("cursor") @Parameter(description = "next of the page before")
          @Nullable String cursor,
      @Context UriInfo uri) {
    MultivaluedMap<String, String> parameters = uri.getQueryParameters();
    int limit = SEARCH.limit(parameters);
    InterchangeQuery query =
        new InterchangeQuery(SEARCH.filters(parameters), Search.cursor(parameters), limit + 1);
    return InterchangePage.of(store.search(query), limit);
  }

  /** One of them. */
  @GET
  @Path("{id}")
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
  @Operation(
      operationId = "findInterchange",
      summary = "An interchange: its sets, who took them, and what was answered")
  public InterchangeDetailView find(@PathParam("id") String id) {
    return store
        .find(Search.id(id, "interchange"))
        .map(InterchangeDetailView::of)
        .orElseThrow(() -> Refused.absent("interchange"));
  }

  /** The bytes; who asked is written down first. */
  @GET
  @Path("{id}/content")
  @Produces("application/edi-x12")
  @RolesAllowed({Roles.ADMIN, Roles.ANALYST})
  @Operation(
      operationId = "readInterchange",
      summary = "The bytes of an interchange as they came or went",
      description = "Who read them, when and why is recorded.")
  public Response content(
      @PathParam("id") String id,
      @HeaderParam("Purpose-Of-Use") @Nullable String purpose,
      @Context SecurityContext security) {
    return store
        .disclose(
            Search.id(id, "interchange"), name(security), Optional.ofNullable(purpose).orElse(""))
        .map(bytes -> Response.ok(bytes, "application/edi-x12").build())
        .orElseThrow(() -> Refused.absent("interchange"));
  }

  /** Checked or sent again. */
  @POST
  @Path("{id}/retry")
  @Operation(
      operationId = "retryInterchange",
      summary = "Checks a parked interchange, or sends one that could not be sent, again")
  public Response retry(@PathParam("id") String id, @Context SecurityContext security) {
    UUID interchange = Search.id(id, "interchange");
    return answer(store.retry(interchange, name(security)), "The interchange does not wait");
  }

  /** It arrived after all. */
  @POST
  @Path("{id}/arrived")
  @Operation(
      operationId = "settleInterchange",
      summary = "Settles that one of ours arrived, of which nobody knew; retry sends it again")
  public Response arrived(@PathParam("id") String id, @Context SecurityContext security) {
    UUID interchange = Search.id(id, "interchange");
    return answer(store.arrived(interchange, name(security)), "There is no doubt about it");
  }

  /** Given up. */
  @POST
  @Path("{id}/discard")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "discardInterchange",
      summary = "Gives up an interchange that waits; the reason is kept")
  public Response discard(
      @PathParam("id") String id, @Nullable Discard discard, @Context SecurityContext security) {
    UUID interchange = Search.id(id, "interchange");
    return answer(
        store.discard(interchange, name(security), reason(discard)),
        "The interchange does not wait");
  }

  /** Given to its consumers again. */
  @POST
  @Path("sets/{set}/retry")
  @Operation(
      operationId = "retrySet",
      summary = "Hands a set to those of its consumers that have not taken it, again")
  public Response retrySet(@PathParam("set") String id, @Context SecurityContext security) {
    return answer(
        store.retrySet(Search.id(id, "set"), name(security)),
        "The set does not wait, or nobody takes it");
  }

  /** Given up. */
  @POST
  @Path("sets/{set}/discard")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "discardSet",
      summary = "Gives up a set that waits, or a rejected one of ours; the reason is kept")
  public Response discardSet(
      @PathParam("set") String id, @Nullable Discard discard, @Context SecurityContext security) {
    return answer(
        store.discardSet(Search.id(id, "set"), name(security), reason(discard)),
        "The set does not wait");
  }

  private static String name(SecurityContext security) {
    return security.getUserPrincipal().getName();
  }

  static String reason(@Nullable Discard discard) {
    String reason =
        Optional.ofNullable(discard)
            .flatMap(one -> Optional.ofNullable(one.reason()))
            .map(String::strip)
            .orElse("");
    if (reason.isEmpty()) {
      throw new Refused(Problem.badField("reason", "A reason is needed"));
    }
    return reason;
  }

  private static Response answer(boolean done, String otherwise) {
    if (!done) {
      throw new Refused(Problem.of(409, otherwise));
    }
    return Response.noContent().build();
  }
}
