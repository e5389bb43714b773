package org.corridor.exchange.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.exchange.ClaimEventKind;
import org.corridor.exchange.Stories;
import org.corridor.ledger.Claims;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happened to a claim, from the charge to the money. */
@Path("claims/{id}/story")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "claims")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
public class ClaimStoryResource {

  @Inject Stories stories;
  @Inject Claims claims;

  /**
   * A story.
   *
   * @param claim CLM01
   */
  public record ClaimStoryView(String claim, List<EventView> events) {}

  /**
   * One thing that happened.
   *
   * @param verdict A, E, P or R of an acknowledgement; empty otherwise
   * @param interchange at {@code /api/interchanges/{interchange}} is more
   * @param control ISA13
   * @param group GS06
   * @param set ST02
   * @param position of the segment in the set, ST being 1
   * @param raw the segments, for those who may see content
   */
  public record EventView(
      Instant at,
      ClaimEventKind what,
      String verdict,
      String note,
      Optional<UUID> interchange,
      String control,
      String group,
      String set,
      long position,
      Optional<String> raw) {}

  /** All of it, in order. */
  @GET
  @Operation(
      operationId = "tellClaim",
      summary = "What happened to a claim: charge, 837, TA1, 999, 277CA, 277, 835, posting",
      description =
          "The claim is named by its number (CLM01) or by the id that searches of claims give it."
              + " Administrators and analysts see raw segments; who read them, when and why is"
              + " recorded.")
  public ClaimStoryView tell(
      @PathParam("id") String named,
      @HeaderParam("Purpose-Of-Use") @Nullable String purpose,
      @Context SecurityContext security) {
    String id = number(named);
    boolean sees = security.isUserInRole(Roles.ADMIN) || security.isUserInRole(Roles.ANALYST);
    List<Stories.Entry> story =
        sees
            ? stories.disclose(
                id, security.getUserPrincipal().getName(), Optional.ofNullable(purpose).orElse(""))
            : stories.of(id);
    if (story.isEmpty()) {
      throw Refused.absent("claim");
    }
    return new ClaimStoryView(id, story.stream().map(ClaimStoryResource::view).toList());
  }

  /** CLM01, which may itself look like an id. */
  private String number(String named) {
    try {
      return claims.find(UUID.fromString(named)).map(one -> one.claim().number()).orElse(named);
    } catch (IllegalArgumentException isNoId) {
      return named;
    }
  }

  static EventView view(Stories.Entry one) {
    return new EventView(
        one.at(),
        one.kind(),
        one.verdict(),
        one.note(),
        one.spot().interchange(),
        one.spot().control(),
        one.spot().group(),
        one.spot().transaction(),
        one.spot().position(),
        one.raw());
  }
}
