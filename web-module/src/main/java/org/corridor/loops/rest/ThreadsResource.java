package org.corridor.loops.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.corridor.delivery.Deliveries;
import org.corridor.loops.LoopFilter;
import org.corridor.loops.LoopQuery;
import org.corridor.loops.Loops;
import org.corridor.rest.Problem;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.corridor.rest.Search;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Orders with their results, and referrals with their reports. */
@Path("threads")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "threads")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
public class ThreadsResource {

  static final Search<LoopFilter> SEARCH =
      new Search<>(LoopFilter.class, LoopFilter::of, LoopQuery.MOST);

  @Inject Loops loops;
  @Inject Deliveries deliveries;

  /** A page of threads, the newest first. */
  @GET
  @Operation(operationId = "searchThreads", summary = "Searches threads, the newest first")
  public ThreadPage search(
      @BeanParam ThreadParameters declared,
      @QueryParam("cursor") @Parameter(description = "next of the page before")
          @Nullable String cursor,
      @Context UriInfo uri) {
    MultivaluedMap<String, String> parameters = uri.getQueryParameters();
    int limit = SEARCH.limit(parameters);
    LoopQuery query =
        new LoopQuery(SEARCH.filters(parameters), Search.cursor(parameters), limit + 1);
    return ThreadPage.of(loops.search(query), limit);
  }

  /** One of them as a story. */
  @GET
  @Path("{id}")
  @Operation(
      operationId = "findThread",
      summary = "What messages said of an order or referral, and what was sent on")
  public StoryView find(@PathParam("id") String id) {
    return loops
        .find(Search.id(id, "thread"))
        .map(story -> StoryView.of(story, deliveries::of))
        .orElseThrow(() -> Refused.absent("thread"));
  }

  /** No answer is expected any more. */
  @POST
  @Path("{id}/close")
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST})
  @Operation(
      operationId = "closeThread",
      summary = "Gives up a thread that will have no answer; one that comes still counts")
  public ThreadView close(@PathParam("id") String id, @Context SecurityContext security) {
    UUID thread = Search.id(id, "thread");
    boolean closed = loops.close(thread, security.getUserPrincipal().getName());
    ThreadView view =
        loops
            .find(thread)
            .map(story -> ThreadView.of(story.loop()))
            .orElseThrow(() -> Refused.absent("thread"));
    if (!closed) {
      throw new Refused(Problem.of(409, "The thread is " + view.state()));
    }
    return view;
  }
}
