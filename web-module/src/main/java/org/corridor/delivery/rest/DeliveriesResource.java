package org.corridor.delivery.rest;

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
import java.util.Optional;
import org.corridor.delivery.Deliveries;
import org.corridor.delivery.DeliveryFilter;
import org.corridor.delivery.DeliveryQuery;
import org.corridor.rest.Problem;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.corridor.rest.Search;
import org.corridor.vault.Unopenable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Deliveries: their list, their life, their content. */
@Path("deliveries")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "deliveries")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
public class DeliveriesResource {

  static final Search<DeliveryFilter> SEARCH =
      new Search<>(DeliveryFilter.class, DeliveryFilter::of, DeliveryQuery.MOST, "send-to");

  @Inject Deliveries deliveries;

  /** A page of deliveries, those of the newest messages first. */
  @GET
  @Operation(
      operationId = "searchDeliveries",
      summary = "Searches deliveries, those of the newest messages first")
  public DeliveryPage search(
      @BeanParam DeliveryParameters declared,
      @QueryParam("cursor") @Parameter(description = "next of the page before")
          @Nullable String cursor,
      @Context UriInfo uri) {
    MultivaluedMap<String, String> parameters = uri.getQueryParameters();
    int limit = SEARCH.limit(parameters);
    DeliveryQuery query =
        new DeliveryQuery(SEARCH.filters(parameters), Search.cursor(parameters), limit + 1);
    return DeliveryPage.of(deliveries.search(query), limit);
  }

  /** The life of one delivery. */
  @GET
  @Path("{id}")
  @Operation(operationId = "findDelivery", summary = "Timeline and copies of a delivery")
  public DeliveryDetailView find(@PathParam("id") String id) {
    return deliveries
        .find(Search.id(id, "delivery"))
        .map(DeliveryDetailView::of)
        .orElseThrow(() -> Refused.absent("delivery"));
  }

  /** The bytes as they go; who asked is written down first. */
  @GET
  @Path("{id}/content")
  @Produces(MediaType.WILDCARD)
  @RolesAllowed({Roles.ADMIN, Roles.ANALYST})
  @Operation(
      operationId = "deliveryContent",
      summary = "The bytes of a delivery as they go",
      description = "Who read them, when and why is recorded with the message.")
  public Response content(
      @PathParam("id") String id,
      @HeaderParam("Purpose-Of-Use") @Nullable String purpose,
      @Context SecurityContext security) {
    try {
      return deliveries
          .disclose(
              Search.id(id, "delivery"),
              security.getUserPrincipal().getName(),
              Optional.ofNullable(purpose).orElse(""))
          .map(content -> Response.ok(content.bytes(), content.type()).build())
          .orElseThrow(() -> Refused.absent("delivery"));
    } catch (Unopenable e) {
      throw new Refused(Problem.of(409, "No key at hand opens the content of this delivery"));
    }
  }
}
