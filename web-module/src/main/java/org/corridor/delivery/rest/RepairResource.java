package org.corridor.delivery.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.delivery.Deliveries;
import org.corridor.delivery.DeliveryFilter;
import org.corridor.delivery.DeliveryQuery;
import org.corridor.delivery.Repairs;
import org.corridor.journal.BadFilter;
import org.corridor.rest.Problem;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.corridor.rest.Search;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people do about deliveries that did not get through. */
@Path("deliveries")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "deliveries")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST})
public class RepairResource {

  @Inject Deliveries deliveries;
  @Inject Repairs repairs;

  /**
   * Why a delivery is given up.
   *
   * @param reason in words, without patient data; it is kept
   */
  public record Discard(@Nullable String reason) {}

  /**
   * A corrected copy.
   *
   * @param id the new delivery's
   */
  public record Copy(UUID id) {}

  /** Once more, now. */
  @POST
  @Path("{id}/retry")
  @Operation(
      operationId = "retryDelivery",
      summary = "Tries a delivery again that was set aside, is in doubt, or waits")
  public Response retry(@PathParam("id") String id, @Context SecurityContext security) {
    return answer(repairs.retry(Search.id(id, "delivery"), name(security)));
  }

  /** Given up, with a reason. */
  @POST
  @Path("{id}/discard")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "discardDelivery",
      summary = "Gives a delivery up; the reason is kept with who gave it")
  public Response discard(
      @PathParam("id") String id, @Nullable Discard discard, @Context SecurityContext security) {
    return answer(repairs.discard(Search.id(id, "delivery"), name(security), reason(discard)));
  }

  /** Those of a search, given up with one reason; it has to name states. */
  @POST
  @Path("discard")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "discardDeliveries",
      summary = "Gives the deliveries of a search up that are open",
      description = "When more is true, ask again.")
  public Repairs.Report discardAll(
      @BeanParam DeliveryParameters declared,
      @Nullable Discard discard,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    return repairs.discard(ofStates(uri), name(security), reason(discard));
  }

  private static String reason(@Nullable Discard discard) {
    return Optional.ofNullable(discard)
        .flatMap(one -> Optional.ofNullable(one.reason()))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> new Refused(Problem.badField("reason", "A reason is needed")));
  }

  /** Those of a search, once more, now; it has to name states. */
  @POST
  @Path("retry")
  @Operation(
      operationId = "retryDeliveries",
      summary = "Tries the deliveries of a search again that are set aside, in doubt, or wait",
      description = "Those of the oldest messages first. When more is true, ask again.")
  public Repairs.Report retryAll(
      @BeanParam DeliveryParameters declared,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    return repairs.retry(ofStates(uri), name(security));
  }

  /** A corrected copy goes instead. */
  @POST
  @Path("{id}/edit")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Roles.ADMIN, Roles.ANALYST})
  @Operation(
      operationId = "correctDelivery",
      summary = "Sends a corrected copy; the body is its content",
      description = "The original is given up if it is still open, and stays as it was.")
  public Copy edit(@PathParam("id") String id, byte[] content, @Context SecurityContext security) {
    if (content.length == 0) {
      throw new Refused(Problem.of(400, "The body is the corrected content; it is empty"));
    }
    UUID original = Search.id(id, "delivery");
    if (deliveries.find(original).isEmpty()) {
      throw Refused.absent("delivery");
    }
    return repairs
        .correct(original, name(security), content)
        .map(Copy::new)
        .orElseThrow(RepairResource::tooLate);
  }

  /** Those of a search, once more; there has to be at least one filter. */
  @POST
  @Path("replay")
  @Operation(
      operationId = "replayDeliveries",
      summary = "Sends the deliveries of a search once more, as new ones",
      description =
          "Those of the oldest messages first. When more is true, narrow the search with from, or"
              + " ask again.")
  public Repairs.Report replay(
      @BeanParam DeliveryParameters declared,
      @QueryParam("send-to")
          @Parameter(description = "the only destination they go to; each one's own when absent")
          @Nullable String only,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    return repairs.replay(query(uri), Optional.ofNullable(only), name(security));
  }

  /** Nobody decides about what is in doubt by the way. */
  private static DeliveryQuery ofStates(UriInfo uri) {
    DeliveryQuery query = query(uri);
    if (!query.filters().containsKey(DeliveryFilter.STATE)) {
      throw new BadFilter("state", "is needed, such as PARKED");
    }
    return query;
  }

  private static DeliveryQuery query(UriInfo uri) {
    MultivaluedMap<String, String> parameters = uri.getQueryParameters();
    Map<DeliveryFilter, String> filters = DeliveriesResource.SEARCH.filters(parameters);
    if (filters.isEmpty()) {
      throw new BadFilter("destination", "or another filter is needed: not everything at once");
    }
    if (Search.cursor(parameters).isPresent()) {
      throw new BadFilter("cursor", "has no meaning here");
    }
    return new DeliveryQuery(
        filters, Optional.empty(), DeliveriesResource.SEARCH.limit(parameters));
  }

  private static String name(SecurityContext security) {
    return security.getUserPrincipal().getName();
  }

  private static Response answer(Repairs.Outcome outcome) {
    return switch (outcome) {
      case DONE -> Response.noContent().build();
      case ABSENT -> throw Refused.absent("delivery");
      case TOO_LATE -> throw tooLate();
    };
  }

  private static Refused tooLate() {
    return new Refused(Problem.of(409, "The delivery is on its way just now, or settled"));
  }
}
