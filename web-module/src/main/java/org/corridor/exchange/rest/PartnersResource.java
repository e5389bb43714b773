package org.corridor.exchange.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.corridor.declared.Problem;
import org.corridor.exchange.LivePartners;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Trading partners. */
@Path("partners")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "partners")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
public class PartnersResource {

  @Inject LivePartners partners;

  /**
   * All of them.
   *
   * @param problems what is wrong in their files, with file, line and key
   */
  public record PartnerPage(List<PartnerView> partners, List<String> problems) {}

  /** All that are in use. */
  @GET
  @Operation(operationId = "listPartners", summary = "Trading partners, and what is wrong in files")
  public PartnerPage all() {
    return new PartnerPage(
        partners.now().all().stream().map(PartnerView::of).toList(),
        partners.problems().stream().map(Problem::toString).toList());
  }

  /** One of them. */
  @GET
  @Path("{id}")
  @Operation(operationId = "findPartner", summary = "A trading partner")
  public PartnerView find(@PathParam("id") String id) {
    return partners
        .now()
        .named(id)
        .map(PartnerView::of)
        .orElseThrow(() -> Refused.absent("partner"));
  }
}
