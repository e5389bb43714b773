package org.corridor.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The description of this API. */
@Path("openapi")
@RequestScoped
@RolesAllowed({
  Roles.ADMIN,
  Roles.OPERATOR,
  Roles.ANALYST,
  Roles.CLINICIAN,
  Roles.AUDITOR,
  Roles.SYSTEM
})
public class OpenApiResource {

  /** The OpenAPI document, made when the hub was built. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "This document")
  public InputStream document() {
    return Objects.requireNonNull(
        OpenApiResource.class.getResourceAsStream("openapi.json"), "openapi.json");
  }
}
