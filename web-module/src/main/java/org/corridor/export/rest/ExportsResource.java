package org.corridor.export.rest;

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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.corridor.export.Exports;
import org.corridor.rest.Problem;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The files that the hub writes by the clock. */
@Path("exports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "exports")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
public class ExportsResource {

  @Inject Exports exports;

  /** All of them, by name. */
  @GET
  @Operation(operationId = "listExports", summary = "All exports, and their last runs")
  public List<ExportView> all() {
    return exports.status().stream().map(ExportView::of).toList();
  }

  /** One of them. */
  @GET
  @Path("{name}")
  @Operation(operationId = "getExport", summary = "One export, and its last runs")
  public ExportView one(@PathParam("name") String name) {
    return exports.status(name).map(ExportView::of).orElseThrow(() -> Refused.absent("export"));
  }

  /** Does not wait for the clock, or for the next attempt. */
  @POST
  @Path("{name}/run")
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
  @Operation(
      operationId = "runExport",
      summary = "Writes what came or changed until now, or tries a failed run again")
  public Response run(@PathParam("name") String name, @Context SecurityContext security) {
    return switch (exports.runNow(name, security.getUserPrincipal().getName())) {
      case STARTED -> Response.accepted(one(name)).build();
      case RUNNING -> throw conflict("It is being written already");
      case NOTHING -> throw conflict("The last run has everything that can be written yet");
      case UNKNOWN -> throw Refused.absent("export");
    };
  }

  private static Refused conflict(String detail) {
    return new Refused(Problem.of(409, detail));
  }
}
