package org.corridor.claims.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.corridor.claims.AskingRound;
import org.corridor.claims.Attachments;
import org.corridor.claims.ClaimDrafts;
import org.corridor.claims.ClaimsDesk;
import org.corridor.claims.DraftQuery;
import org.corridor.claims.DraftRow;
import org.corridor.claims.DraftState;
import org.corridor.claims.LotRefused;
import org.corridor.claims.Outbox;
import org.corridor.claims.SecondaryRound;
import org.corridor.journal.BadFilter;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryDoor;
import org.corridor.rest.Problem;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Claims that were not sent yet, and what is missing in them. */
@Path("claim-drafts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "claims")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
public class ClaimDraftsResource {
  private static final int USUAL = 50;

  @Inject ClaimDrafts drafts;
  @Inject ClaimsDesk desk;
  @Inject Outbox outbox;
  @Inject SecondaryRound secondary;
  @Inject AskingRound asking;
  @Inject Attachments attachments;

  /** A page of the work-list. */
  @GET
  @Operation(operationId = "searchClaimDrafts", summary = "Claims that were not sent yet")
  public ClaimDraftPage search(
      @QueryParam("state") @Nullable String state,
      @QueryParam("payer") @Nullable String payer,
      @QueryParam("code") @Parameter(description = "of a finding") @Nullable String code,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    int most = limit == null ? USUAL : Math.max(1, Math.min(limit, DraftQuery.MOST - 1));
    return ClaimDraftPage.of(find(state, payer, code, cursor, most + 1), most);
  }

  /** The work-list for a spreadsheet. */
  @GET
  @Path("table")
  @Produces("text/csv")
  @Operation(
      operationId = "tableOfClaimDrafts",
      summary = "The first thousand claims that were not sent yet as CSV, a row for each finding")
  public String table(
      @QueryParam("state") @Nullable String state,
      @QueryParam("payer") @Nullable String payer,
      @QueryParam("code") @Nullable String code) {
    return ClaimDraftTable.of(
        find(state, payer, code, null, DraftQuery.MOST).stream().map(ClaimDraftView::of).toList());
  }

  private List<DraftRow> find(
      @Nullable String state,
      @Nullable String payer,
      @Nullable String code,
      @Nullable String cursor,
      int limit) {
    return drafts.search(
        new DraftQuery(
            Optional.ofNullable(state).map(ClaimDraftsResource::state),
            Optional.ofNullable(payer),
            Optional.ofNullable(code),
            Optional.ofNullable(cursor).map(id -> "Claim/" + id),
            limit));
  }

  private static DraftState state(String name) {
    return Arrays.stream(DraftState.values())
        .filter(s -> s.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new BadFilter("state", "is not a known state"));
  }

  /** Keeps a draft here. */
  @POST
  @Path("{id}/hold")
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST})
  @Operation(operationId = "holdClaimDraft", summary = "Keeps a claim from being sent")
  public Response hold(
      @PathParam("id") String id,
      @QueryParam("reason") @Nullable String reason,
      @Context SecurityContext security) {
    String who = security.getUserPrincipal().getName();
    return done(drafts.hold("Claim/" + id, who, reason == null ? "" : reason));
  }

  /** Lets a draft go. */
  @POST
  @Path("{id}/release")
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST})
  @Operation(
      operationId = "releaseClaimDraft",
      summary =
          "Lets a claim go that is held or waits for late charges; one with findings that block stays")
  public Response release(@PathParam("id") String id, @Context SecurityContext security) {
    return done(drafts.release("Claim/" + id, security.getUserPrincipal().getName()));
  }

  /** Replaces a claim that was sent. */
  @POST
  @Path("{id}/correct")
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST})
  @Operation(
      operationId = "correctClaim",
      summary = "Makes a claim in place of one that was sent, as its visit stands now")
  public ClaimDraftView correct(@PathParam("id") String id, @Context SecurityContext security) {
    return after(id, false, security);
  }

  /** Takes back a claim that was sent. */
  @POST
  @Path("{id}/void")
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST})
  @Operation(operationId = "voidClaim", summary = "Makes a claim that takes back one that was sent")
  public ClaimDraftView takeBack(@PathParam("id") String id, @Context SecurityContext security) {
    return after(id, true, security);
  }

  private ClaimDraftView after(String id, boolean isVoid, SecurityContext security) {
    try {
      String claim =
          desk.correct(repository(), "Claim/" + id, isVoid, security.getUserPrincipal().getName());
      return drafts.find(claim).map(ClaimDraftView::of).orElseThrow(() -> Refused.absent("draft"));
    } catch (LotRefused e) {
      throw conflict(e);
    }
  }

  /** Does now what timers do later. */
  @POST
  @Path("send")
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
  @Operation(
      operationId = "sendClaims",
      summary =
          "Makes drafts of what changed and of what payers decided, and hands over what is ready, now")
  public SentNow send() {
    FhirRepository repository = repository();
    boolean captured = desk.capture(repository, outbox);
    secondary.look(repository);
    Optional<Integer> sent = desk.send(repository, outbox);
    if (!captured || sent.isEmpty()) {
      throw new Refused(Problem.of(409, "The claims are being sent already"));
    }
    return new SentNow(sent.get(), attachments.send(repository));
  }

  /** Asks now what a timer asks later. */
  @POST
  @Path("ask")
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
  @Operation(
      operationId = "askForClaims",
      summary = "Asks payers how claims stand about which they have been silent for too long, now")
  public AskedNow ask() throws InterruptedException {
    return new AskedNow(asking.ask(repository()));
  }

  /**
   * What was asked.
   *
   * @param claims that payers were asked about
   */
  public record AskedNow(int claims) {}

  /**
   * What was handed over.
   *
   * @param documents for claims
   */
  public record SentNow(int claims, int documents) {}

  /** Attaches a document. */
  @POST
  @Path("{id}/attachments")
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST})
  @Operation(
      operationId = "attachToClaim",
      summary = "Sends a document for a claim when the claim has left")
  public List<Attachments.Row> attach(
      @PathParam("id") String id,
      @QueryParam("document")
          @Parameter(description = "as DocumentReference/… or Binary/…", required = true)
          @Nullable String document,
      @QueryParam("report") @Parameter(description = "PWK01, OZ without it")
          @Nullable String report,
      @QueryParam("request")
          @Parameter(description = "TRN02 of the payer's request, for a claim that has left")
          @Nullable String request,
      @Context SecurityContext security) {
    if (document == null || !document.matches("(DocumentReference|Binary)/[A-Za-z0-9.-]{1,64}")) {
      throw new BadFilter("document", "is neither DocumentReference/… nor Binary/…");
    }
    try {
      attachments.attach(
          repository(),
          "Claim/" + id,
          document,
          report == null ? "OZ" : report,
          Optional.ofNullable(request),
          security.getUserPrincipal().getName());
    } catch (LotRefused e) {
      throw conflict(e);
    }
    return attachments(id);
  }

  /** The documents of a claim. */
  @GET
  @Path("{id}/attachments")
  @Operation(operationId = "attachmentsOfClaim", summary = "The documents for a claim")
  public List<Attachments.Row> attachments(@PathParam("id") String id) {
    return attachments.of("Claim/" + id);
  }

  private static FhirRepository repository() {
    return RepositoryDoor.now()
        .orElseThrow(() -> new Refused(Problem.of(503, "The repository is starting")));
  }

  private static Refused conflict(LotRefused why) {
    return new Refused(Problem.of(409, String.valueOf(why.getMessage())));
  }

  private static Response done(boolean moved) {
    if (!moved) {
      throw new Refused(Problem.of(409, "There is no such draft, or it is not in that state"));
    }
    return Response.noContent().build();
  }
}
