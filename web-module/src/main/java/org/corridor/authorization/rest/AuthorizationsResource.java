package org.corridor.authorization.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.corridor.authorization.AuthorizationQuery;
import org.corridor.authorization.AuthorizationState;
import org.corridor.authorization.Authorizations;
import org.corridor.journal.BadFilter;
import org.corridor.rest.Problem;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.corridor.rest.Search;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How requests for authorization stand. */
@Path("authorizations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "authorizations")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.CLINICIAN, Roles.SYSTEM})
public class AuthorizationsResource {

  private static final int MOST = 1000;

  @Inject Authorizations authorizations;

  /** The newest first. */
  @GET
  @Operation(
      operationId = "listAuthorizations",
      summary = "Requests for authorization, the newest first")
  public List<AuthorizationView> list(
      @QueryParam("state") @DefaultValue("") @Parameter(description = "such as pended")
          String state,
      @QueryParam("payer") @Nullable String payer,
      @QueryParam("patient") @Parameter(example = "Patient/1") @Nullable String patient,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    if (limit < 1 || limit > MOST) {
      throw new BadFilter("limit", "is not between 1 and " + MOST);
    }
    return authorizations
        .search(
            new AuthorizationQuery(
                state(state), Optional.ofNullable(payer), Optional.ofNullable(patient), limit))
        .stream()
        .map(AuthorizationView::of)
        .toList();
  }

  /** One of them. */
  @GET
  @Path("{id}")
  @Operation(operationId = "findAuthorization", summary = "How an authorization stands")
  public AuthorizationView find(@PathParam("id") String id) {
    return authorizations
        .find(Search.id(id, "authorization"))
        .map(AuthorizationView::of)
        .orElseThrow(() -> Refused.absent("authorization"));
  }

  /** The last answer; who asked is written down first. */
  @GET
  @Path("{id}/content")
  @Produces("application/edi-x12")
  @RolesAllowed({Roles.ADMIN, Roles.ANALYST})
  @Operation(
      operationId = "readAuthorization",
      summary = "The payer's last answer as it came",
      description = "Who read it, when and why is recorded.")
  public Response content(
      @PathParam("id") String id,
      @HeaderParam("Purpose-Of-Use") @Nullable String purpose,
      @Context SecurityContext security) {
    return authorizations
        .disclose(
            Search.id(id, "authorization"),
            security.getUserPrincipal().getName(),
            Optional.ofNullable(purpose).orElse(""))
        .map(bytes -> Response.ok(bytes).build())
        .orElseThrow(() -> Refused.absent("answer"));
  }

  /** Sends a request again. */
  @POST
  @Path("{id}/retry")
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST})
  @Operation(
      operationId = "retryAuthorization",
      summary = "Sends a request again, as it was and under the same trace",
      description = "409 when the payer has decided, or cannot be asked now.")
  public AuthorizationView retry(@PathParam("id") String id) throws InterruptedException {
    UUID one = Search.id(id, "authorization");
    AuthorizationView before = find(id);
    if (!authorizations.retry(one)) {
      throw new Refused(Problem.of(409, "It is %s, and not sent again".formatted(before.state())));
    }
    return find(id);
  }

  static Optional<AuthorizationState> state(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(
              AuthorizationState.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')));
    } catch (IllegalArgumentException e) {
      throw new BadFilter("state", "is no state of an authorization, such as pended or approved");
    }
  }
}
