package org.corridor.delivery.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.corridor.delivery.Dispatch;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The systems that deliveries are brought to. */
@Path("destinations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "destinations")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
public class DestinationsResource {

  @Inject Dispatch dispatch;

  /** All of them, by name. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
  @Operation(operationId = "listDestinations", summary = "All destinations, and how they do")
  public List<DestinationView> all() {
    return dispatch.status().stream().map(DestinationView::of).toList();
  }

  /** Brings nothing more there; deliveries wait. */
  @POST
  @Path("{name}/pause")
  @Operation(
      operationId = "pauseDestination",
      summary = "Stops bringing deliveries to a destination; they wait")
  public DestinationView pause(@PathParam("name") String name, @Context SecurityContext security) {
    return paused(name, true, security);
  }

  /** Goes on. */
  @POST
  @Path("{name}/resume")
  @Operation(
      operationId = "resumeDestination",
      summary = "Goes on bringing deliveries to a destination")
  public DestinationView resume(@PathParam("name") String name, @Context SecurityContext security) {
    return paused(name, false, security);
  }

  private DestinationView paused(String name, boolean on, SecurityContext security) {
    if (!dispatch.pause(name, on, security.getUserPrincipal().getName())) {
      throw Refused.absent("destination");
    }
    return dispatch
        .status(name)
        .map(DestinationView::of)
        .orElseThrow(() -> Refused.absent("destination"));
  }
}
