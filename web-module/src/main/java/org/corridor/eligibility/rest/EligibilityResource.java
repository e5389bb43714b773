package org.corridor.eligibility.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.corridor.eligibility.Check;
import org.corridor.eligibility.CheckState;
import org.corridor.eligibility.Checked;
import org.corridor.eligibility.Eligibility;
import org.corridor.eligibility.EligibilityTimer;
import org.corridor.eligibility.InquiryIncomplete;
import org.corridor.eligibility.NoLine;
import org.corridor.journal.BadFilter;
import org.corridor.rest.Problem;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.corridor.rest.Search;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether somebody is covered. */
@Path("eligibility")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "eligibility")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.CLINICIAN, Roles.SYSTEM})
public class EligibilityResource {

  static final String CSV = "text/csv";

  @Inject Eligibility eligibility;
  @EJB EligibilityTimer timer;

  /** Asks a payer, or says what it said before and is still good. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "askEligibility",
      summary = "Asks a payer whether somebody is covered",
      description =
          "200 with the answer, also when the payer rejects the question; 202 when the payer"
              + " answers later, at the Location; 422 when something is missing to ask; 404 when"
              + " there is no line to the payer; 504 when the payer is silent: the hub has kept the"
              + " question, at the Location.")
  public Response ask(JsonObject question) throws InterruptedException {
    Checked checked = asked(question);
    Check check = checked.check();
    String place = "/api/eligibility/" + check.id();
    if (check.state() == CheckState.UNANSWERED && check.answered().isEmpty()) {
      Problem silent =
          Problem.of(504, "The payer has not answered: " + check.reason() + "; see " + place);
      throw new Refused(silent);
    }
    int status = check.state() == CheckState.ASKED ? 202 : 200;
    return Response.status(status)
        .entity(CheckView.of(checked))
        .header(HttpHeaders.CONTENT_LOCATION, place)
        .build();
  }

  private Checked asked(JsonObject question) throws InterruptedException {
    try {
      return eligibility.ask(QuestionReader.read(question));
    } catch (InquiryIncomplete e) {
      throw new Refused(
          Problem.of(422, "To ask, this is missing: " + String.join("; ", e.missing())));
    } catch (NoLine e) {
      throw new Refused(Problem.of(404, "No line to this payer is set up"));
    }
  }

  /** Does not wait for the night. */
  @POST
  @Path("run")
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
  @Operation(
      operationId = "runEligibility",
      summary = "Asks for the coming days' appointments now, as the night does",
      description =
          "202: payers are being asked, and answers are found in the list of a day; what is known"
              + " or was asked lately is left alone. 409 while that goes on.")
  public Response run() {
    if (!timer.lookNow()) {
      throw new Refused(Problem.of(409, "Payers are being asked already"));
    }
    return Response.accepted().build();
  }

  /** A question and its answer. */
  @GET
  @Path("{id}")
  @Operation(operationId = "findEligibility", summary = "A question and what the payer said")
  public CheckView find(@PathParam("id") String id) {
    return eligibility
        .find(Search.id(id, "eligibility check"))
        .map(CheckView::of)
        .orElseThrow(() -> Refused.absent("eligibility check"));
  }

  /** The work-list of a day. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, CSV})
  @Operation(
      operationId = "listEligibility",
      summary = "The checks of a day: verified, inactive, in need of repair, asked, unanswered")
  public Response list(
      @QueryParam("date") @Parameter(description = "day of the service", example = "2026-11-23")
          @Nullable String date,
      @QueryParam("state") @DefaultValue("") @Parameter(description = "only those of a state")
          String state,
      @Context HttpHeaders headers) {
    LocalDate day = day(date);
    Optional<CheckState> only = state(state);
    List<Check> checks =
        eligibility.of(day).stream()
            .filter(c -> only.isEmpty() || only.get() == c.state())
            .toList();
    WorkList list = WorkList.of(day, checks);
    boolean csv = headers.getAcceptableMediaTypes().get(0).isCompatible(MediaType.valueOf(CSV));
    boolean any = headers.getAcceptableMediaTypes().get(0).isWildcardType();
    return csv && !any
        ? Response.ok(list.csv(), CSV + "; charset=UTF-8").build()
        : Response.ok(list, MediaType.APPLICATION_JSON).build();
  }

  static LocalDate day(@Nullable String text) {
    try {
      if (text != null) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException e) {
      throw new BadFilter("date", "is no date such as 2026-11-22");
    }
    throw new BadFilter("date", "is missing");
  }

  static Optional<CheckState> state(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(CheckState.valueOf(text.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw new BadFilter("state", "is not verified, inactive, repair, asked or unanswered");
    }
  }
}
