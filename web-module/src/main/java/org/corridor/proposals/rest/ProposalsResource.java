package org.corridor.proposals.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import java.util.Locale;
import java.util.Optional;
import org.corridor.proposals.Outcome;
import org.corridor.proposals.ProposalFilter;
import org.corridor.proposals.ProposalQuery;
import org.corridor.proposals.Proposals;
import org.corridor.repository.ChangeRefused;
import org.corridor.rest.Problem;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.corridor.rest.Search;
import org.corridor.vault.Unopenable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What sources would write into records that other systems keep. */
@Path("proposals")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "proposals")
@RolesAllowed({Roles.ADMIN, Roles.ANALYST})
public class ProposalsResource {

  private static final Search<ProposalFilter> SEARCH =
      new Search<>(ProposalFilter.class, ProposalFilter::of, ProposalQuery.MOST);

  @Inject Proposals proposals;

  /**
   * Why a proposal is not wanted.
   *
   * @param reason in words, without patient data; it is kept
   */
  public record Rejection(@Nullable String reason) {}

  /** A page of proposals, the newest first. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
  @Operation(operationId = "searchProposals", summary = "Searches proposals, the newest first")
  public ProposalPage search(
      @BeanParam ProposalParameters declared,
      @QueryParam("cursor") @Parameter(description = "next of the page before")
          @Nullable String cursor,
      @Context UriInfo uri) {
    MultivaluedMap<String, String> parameters = uri.getQueryParameters();
    return ProposalPage.of(proposals.search(query(parameters)), SEARCH.limit(parameters));
  }

  /** A page, and one more to know whether there is another. */
  static ProposalQuery query(MultivaluedMap<String, String> parameters) {
    return new ProposalQuery(
        SEARCH.filters(parameters), Search.cursor(parameters), SEARCH.limit(parameters) + 1);
  }

  /** Both sides; who asked is written down first. */
  @GET
  @Path("{id}")
  @Operation(
      operationId = "findProposal",
      summary = "What a proposal would change, both sides of each element",
      description = "Who read it, when and why is recorded with the message.")
  public ProposalDetailView find(
      @PathParam("id") String id,
      @HeaderParam("Purpose-Of-Use") @Nullable String purpose,
      @Context SecurityContext security) {
    try {
      return proposals
          .disclose(
              Search.id(id, "proposal"), name(security), Optional.ofNullable(purpose).orElse(""))
          .map(ProposalDetailView::of)
          .orElseThrow(() -> Refused.absent("proposal"));
    } catch (Unopenable e) {
      throw unopenable();
    }
  }

  /** Written into the record. */
  @POST
  @Path("{id}/accept")
  @Operation(
      operationId = "acceptProposal",
      summary = "Writes a proposal into the record, with who said so",
      description = "Nothing is written when the record has changed since the proposal was made.")
  public Response accept(@PathParam("id") String id, @Context SecurityContext security) {
    try {
      return answer(proposals.accept(Search.id(id, "proposal"), name(security)));
    } catch (Unopenable e) {
      throw unopenable();
    } catch (ChangeRefused e) {
      throw new Refused(Problem.of(409, "The repository refuses it: " + e.getMessage()));
    }
  }

  /** Settled without being written. */
  @POST
  @Path("{id}/reject")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "rejectProposal",
      summary = "Rejects a proposal; the reason is kept with who gave it",
      description = "Said again by the same source, it stays rejected.")
  public Response reject(
      @PathParam("id") String id,
      @Nullable Rejection rejection,
      @Context SecurityContext security) {
    String reason =
        Optional.ofNullable(rejection)
            .flatMap(one -> Optional.ofNullable(one.reason()))
            .map(String::strip)
            .orElse("");
    if (reason.isEmpty()) {
      throw new Refused(Problem.badField("reason", "A reason is needed"));
    }
    return answer(proposals.reject(Search.id(id, "proposal"), name(security), reason));
  }

  private static String name(SecurityContext security) {
    return security.getUserPrincipal().getName();
  }

  private static Refused unopenable() {
    return new Refused(Problem.of(409, "No key at hand opens the content of this proposal"));
  }

  /** The answer to a person's decision. */
  static Response answer(Outcome outcome) {
    if (outcome instanceof Outcome.Done) {
      return Response.noContent().build();
    }
    if (outcome instanceof Outcome.TooLate late) {
      String state = late.state().name().toLowerCase(Locale.ROOT);
      throw new Refused(Problem.of(409, "The proposal is " + state + " already"));
    }
    if (outcome instanceof Outcome.Changed changed) {
      throw new Refused(
          Problem.of(
              409,
              "The record has changed since the proposal was made: "
                  + String.join(", ", changed.elements())));
    }
    throw Refused.absent("proposal");
  }
}
