package org.corridor.alerts.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.UUID;
import org.corridor.alerts.Alerts;
import org.corridor.journal.BadFilter;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.corridor.rest.Search;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What somebody should look at. */
@Path("alerts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "alerts")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST})
public class AlertsResource {

  static final int PAGE = 100;

  @Inject Alerts alerts;

  /** The open ones, or a page of all there were. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
  @Operation(operationId = "listAlerts", summary = "Alerts, the newest first")
  public AlertPage list(
      @QueryParam("state")
          @DefaultValue("open")
          @Parameter(
              description = "open, or all: pages of those that are over too",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"open", "all"}))
          String state,
      @QueryParam("cursor") @Parameter(description = "next of the page before")
          @Nullable String cursor) {
    return switch (state) {
      case "open" -> AlertPage.of(alerts.open(), Integer.MAX_VALUE);
      case "all" -> AlertPage.of(alerts.all(cursor(cursor), PAGE + 1), PAGE);
      default -> throw new BadFilter("state", "is neither open nor all");
    };
  }

  static Optional<UUID> cursor(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      throw new BadFilter("cursor", "is not what an earlier page named as next");
    }
  }

  /** Somebody has seen it; it stays open until its cause is gone. */
  @POST
  @Path("{id}/acknowledge")
  @Operation(
      operationId = "acknowledgeAlert",
      summary = "Says that somebody has seen an alert; whoever was first stays")
  public AlertView acknowledge(@PathParam("id") String id, @Context SecurityContext security) {
    return alerts
        .acknowledge(Search.id(id, "alert"), security.getUserPrincipal().getName())
        .map(AlertView::of)
        .orElseThrow(() -> Refused.absent("alert"));
  }
}
