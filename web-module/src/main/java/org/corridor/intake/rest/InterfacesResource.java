package org.corridor.intake.rest;

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
import java.lang.System.Logger;
import java.util.List;
import org.corridor.intake.MllpListeners;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The configured connections. */
@Path("interfaces")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "interfaces")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
public class InterfacesResource {

  private static final Logger LOG = System.getLogger(InterfacesResource.class.getName());

  @Inject MllpListeners listeners;

  /** A configured connection. */
  public record InterfaceView(String name, boolean paused) {}

  /** All of them, by name. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
  @Operation(summary = "All interfaces")
  public List<InterfaceView> all() {
    return listeners.names().stream().sorted().map(this::view).toList();
  }

  /** Stops reading; senders keep their connections and wait. */
  @POST
  @Path("{name}/pause")
  @Operation(summary = "Stops reading from an interface; its senders wait")
  public InterfaceView pause(@PathParam("name") String name, @Context SecurityContext security) {
    listeners.pause(known(name));
    LOG.log(Logger.Level.INFO, "{0} paused {1}", security.getUserPrincipal().getName(), name);
    return view(name);
  }

  /** Reads on. */
  @POST
  @Path("{name}/resume")
  @Operation(summary = "Reads from a paused interface again")
  public InterfaceView resume(@PathParam("name") String name, @Context SecurityContext security) {
    listeners.resume(known(name));
    LOG.log(Logger.Level.INFO, "{0} resumed {1}", security.getUserPrincipal().getName(), name);
    return view(name);
  }

  private String known(String name) {
    if (!listeners.names().contains(name)) {
      throw Refused.absent("interface");
    }
    return name;
  }

  private InterfaceView view(String name) {
    return new InterfaceView(name, listeners.isPaused(name));
  }
}
