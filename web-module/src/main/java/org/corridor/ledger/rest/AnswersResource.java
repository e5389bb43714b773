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
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.corridor.journal.BadFilter;
import org.corridor.ledger.Repairs;
import org.corridor.ledger.UnmatchedAnswer;
import org.corridor.ledger.UnmatchedAnswers;
import org.corridor.rest.Problem;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Acknowledgements and statuses that are about nothing that was sent. */
@Path("answers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "claims")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
public class AnswersResource {
  private static final int MOST = 500;

  @Inject UnmatchedAnswers answers;

  /**
   * One of them.
   *
   * @param kind TA1, 999, 277CA or 277
   * @param sender ISA06 of the interchange that it stands in
   * @param interchange ISA13 of that
   * @param position of the segment in the set, ST being 1
   * @param subject the number that nobody knows
   * @param code what it says, such as A7:562:82
   * @param ofClaim whether it is about one claim, so that it can be applied to one
   */
  public record AnswerView(
      UUID id,
      String kind,
      String sender,
      String interchange,
      String group,
      String set,
      long position,
      String subject,
      String code,
      boolean ofClaim,
      Instant receivedAt) {
    static AnswerView of(UnmatchedAnswer one) {
      return new AnswerView(
          one.id(),
          one.kind(),
          one.place().sender(),
          one.place().interchange(),
          one.place().group(),
          one.place().set(),
          one.place().position(),
          one.subject(),
          one.code(),
          one.ofClaim(),
          one.receivedAt());
    }
  }

  /** Those that wait, the newest first. */
  @GET
  @Operation(
      operationId = "unmatchedAnswers",
      summary = "Acknowledgements and statuses that are about nothing that was sent")
  public List<AnswerView> waiting(@Context UriInfo uri) {
    int limit = new Parameters(uri, Set.of("limit")).limit(MOST);
    return answers.waiting(limit).stream().map(AnswerView::of).toList();
  }

  /** Applies what one says to a claim. */
  @POST
  @Path("{id}/apply")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
  @Operation(
      operationId = "applyAnswer",
      summary = "Applies what a 277CA or 277 says of an unknown claim to the claim that is named")
  public AnswerView apply(
      @PathParam("id") String id, Decision decision, @Context SecurityContext security) {
    UUID answer = Parameters.id(id, "answer");
    UUID claim = decision.about().orElseThrow(() -> new BadFilter("claim", "is missing"));
    String note = decision.reason();
    return decided(() -> answers.apply(answer, claim, who(security), note));
  }

  /** Lets one not count. */
  @POST
  @Path("{id}/discard")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
  @Operation(operationId = "discardAnswer", summary = "Lets an unmatched answer not count")
  public AnswerView discard(
      @PathParam("id") String id, Decision decision, @Context SecurityContext security) {
    UUID answer = Parameters.id(id, "answer");
    String note = decision.reason();
    return decided(() -> answers.discard(answer, who(security), note));
  }

  private static AnswerView decided(Supplier<UnmatchedAnswer> decision) {
    try {
      return AnswerView.of(decision.get());
    } catch (Repairs.NotParked e) {
      throw new Refused(Problem.of(409, String.valueOf(e.getMessage())));
    }
  }

  private static String who(SecurityContext security) {
    return security.getUserPrincipal().getName();
  }
}
