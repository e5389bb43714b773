package org.corridor.ledger.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.corridor.journal.BadFilter;
import org.corridor.ledger.Remittance;
import org.corridor.ledger.RemittanceState;
import org.corridor.ledger.Remittances;
import org.corridor.ledger.Repairs;
import org.corridor.rest.Problem;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Remittances, and what of them waits for a person. */
@Path("remittances")
@RequestScoped
@Tag(name = "remittances")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
public class RemittancesResource {
  private static final int MOST = 500;
  private static final int LONGEST_TABLE = 10_000;
  private static final Set<String> KNOWN =
      Set.of("payer", "trace", "state", "parked", "limit", "cursor");

  @Inject Remittances remittances;
  @Inject Repairs repairs;

  /** A page of remittances, the newest first. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "searchRemittances",
      summary = "Searches remittances by payer, trace, state, parked; the newest first")
  public RemittanceView.Page search(@Context UriInfo uri) {
    int limit = new Parameters(uri, KNOWN).limit(MOST);
    return RemittanceView.Page.of(found(uri, limit + 1), limit);
  }

  /** The same as a table; it may be longer. */
  @GET
  @Produces(Table.CSV)
  @Operation(hidden = true)
  public String table(@Context UriInfo uri) {
    return RemittanceView.table(found(uri, new Parameters(uri, KNOWN).limit(LONGEST_TABLE)));
  }

  private List<Remittance> found(UriInfo uri, int limit) {
    Parameters parameters = new Parameters(uri, KNOWN);
    return remittances.search(
        new Remittances.Sought(
            parameters.text("payer"),
            parameters.text("trace"),
            parameters.text("state").map(RemittancesResource::state),
            parameters.flag("parked"),
            parameters.cursor(),
            limit));
  }

  private static RemittanceState state(String name) {
    return Arrays.stream(RemittanceState.values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new BadFilter("state", "is not one of " + List.of(RemittanceState.values())));
  }

  /** One of them with all that is in it. */
  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "findRemittance", summary = "A remittance and what it says of claims")
  public RemittanceView.Detail find(@PathParam("id") String id) {
    return remittances
        .find(Parameters.id(id, "remittance"))
        .map(RemittanceView.Detail::of)
        .orElseThrow(() -> Refused.absent("remittance"));
  }

  /** Balances that payers carry from remittance to remittance. */
  @GET
  @Path("forward-balances")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "forwardBalances",
      summary = "What payers will still keep back from later remittances")
  public List<ForwardView> forwardBalances() {
    return remittances.forwardBalances().stream()
        .map(one -> new ForwardView(one.payer(), one.reference(), Money.of(one.owed())))
        .toList();
  }

  /** A balance that is carried. */
  public record ForwardView(String payer, String reference, BigDecimal owed) {}

  /** Posts a parked remittance all the same. */
  @POST
  @Path("{id}/post")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
  @Operation(operationId = "postRemittance", summary = "Posts a parked remittance all the same")
  public RemittanceView.Detail post(
      @PathParam("id") String id, Decision decision, @Context SecurityContext security) {
    UUID remittance = Parameters.id(id, "remittance");
    return decided(id, () -> repairs.post(remittance, who(security), decision.reason()));
  }

  /** Lets a parked remittance not count. */
  @POST
  @Path("{id}/discard")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
  @Operation(operationId = "discardRemittance", summary = "Lets a parked remittance not count")
  public RemittanceView.Detail discard(
      @PathParam("id") String id, Decision decision, @Context SecurityContext security) {
    UUID remittance = Parameters.id(id, "remittance");
    return decided(id, () -> repairs.discard(remittance, who(security), decision.reason()));
  }

  /** Posts a parked claim of a remittance. */
  @POST
  @Path("{id}/claims/{position}/post")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
  @Operation(
      operationId = "postRemittanceClaim",
      summary = "Posts a parked claim of a remittance, for the claim that is named or was found")
  public RemittanceView.Detail postClaim(
      @PathParam("id") String id,
      @PathParam("position") long position,
      Decision decision,
      @Context SecurityContext security) {
    UUID remittance = Parameters.id(id, "remittance");
    return decided(
        id,
        () ->
            repairs.post(remittance, position, decision.about(), who(security), decision.reason()));
  }

  /** Lets a parked claim of a remittance not count. */
  @POST
  @Path("{id}/claims/{position}/discard")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
  @Operation(
      operationId = "discardRemittanceClaim",
      summary = "Lets a parked claim of a remittance not count")
  public RemittanceView.Detail discardClaim(
      @PathParam("id") String id,
      @PathParam("position") long position,
      Decision decision,
      @Context SecurityContext security) {
    UUID remittance = Parameters.id(id, "remittance");
    return decided(
        id, () -> repairs.discard(remittance, position, who(security), decision.reason()));
  }

  private RemittanceView.Detail decided(String id, Runnable decision) {
    try {
      decision.run();
    } catch (Repairs.NotParked e) {
      throw new Refused(Problem.of(409, String.valueOf(e.getMessage())));
    }
    return find(id);
  }

  private static String who(SecurityContext security) {
    return security.getUserPrincipal().getName();
  }
}
