package org.corridor.journal.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.corridor.processing.Explainer;
import org.corridor.rest.Problem;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.corridor.shared.MessageId;
import org.corridor.vault.Unopenable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** From FHIR elements back to the message. */
@Path("messages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "messages")
@RolesAllowed({Roles.ADMIN, Roles.ANALYST})
public class TraceResource {

  @Inject Explainer explainer;

  /** Where each value that the message stated came from; who asked is written down first. */
  @GET
  @Path("{id}/trace")
  @Operation(
      summary = "From each FHIR element back to segment, field and rule",
      description =
          "Found out by translating the kept message once more; sameRules tells whether tables and"
              + " profile are as they were. Who asked, when and why is recorded.")
  public TraceView trace(
      @PathParam("id") String id,
      @QueryParam("resource")
          @Parameter(
              description = "only this resource",
              example = "Patient/0b9f0c0e-6f0e-5d0c-8a38-0d7a4d2a7a55")
          @Nullable String resource,
      @HeaderParam("Purpose-Of-Use") @Nullable String purpose,
      @Context SecurityContext security) {
    MessageId message = Ids.read(id);
    String who = security.getUserPrincipal().getName();
    try {
      return explainer
          .explain(message, who, Optional.ofNullable(purpose).orElse(""))
          .map(explanation -> TraceView.of(explanation, Optional.ofNullable(resource)))
          .orElseThrow(() -> Refused.absent("message"));
    } catch (Unopenable e) {
      throw new Refused(Problem.of(409, "No key at hand opens the content of this message"));
    }
  }
}
