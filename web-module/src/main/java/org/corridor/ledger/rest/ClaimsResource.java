package org.corridor.ledger.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.ledger.Claim;
import org.corridor.ledger.ClaimFilter;
import org.corridor.ledger.ClaimQuery;
import org.corridor.ledger.Claims;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Claims that were sent. */
@Path("claims")
@RequestScoped
@Tag(name = "claims")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
public class ClaimsResource {
  private static final int MOST = 500;

  @Inject Claims claims;

  /** A page of claims, the newest first. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "searchClaims",
      summary =
          "Searches claims by number, payerNumber, payer, state, from, to (days of service), open;"
              + " the newest first")
  public ClaimView.Page search(@Context UriInfo uri) {
    int limit = parameters(uri).limit(MOST);
    return ClaimView.Page.of(found(uri, limit + 1), limit);
  }

  /** The same as a table; it may be longer. */
  @GET
  @Produces(Table.CSV)
  @Operation(hidden = true)
  public String table(@Context UriInfo uri) {
    return ClaimView.table(found(uri, parameters(uri).limit(ClaimQuery.MOST)));
  }

  private static Parameters parameters(UriInfo uri) {
    Set<String> known = new HashSet<>(Set.of("limit", "cursor"));
    for (ClaimFilter filter : ClaimFilter.values()) {
      known.add(filter.parameter());
    }
    return new Parameters(uri, known);
  }

  private List<Claim> found(UriInfo uri, int limit) {
    Parameters parameters = parameters(uri);
    Map<ClaimFilter, String> filters = new EnumMap<>(ClaimFilter.class);
    for (ClaimFilter filter : ClaimFilter.values()) {
      parameters.text(filter.parameter()).ifPresent(value -> filters.put(filter, value));
    }
    return claims.search(new ClaimQuery(filters, parameters.cursor(), limit));
  }

  /** One of them with its lines and what remittances said of it. */
  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "findClaim", summary = "A claim, its lines and its remittances")
  public ClaimView.Detail find(@PathParam("id") String id) {
    return claims
        .find(Parameters.id(id, "claim"))
        .map(ClaimView.Detail::of)
        .orElseThrow(() -> Refused.absent("claim"));
  }
}
