package org.corridor.ledger.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.ledger.Denial;
import org.corridor.ledger.Receivables;
import org.corridor.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What payers deny. */
@Path("denials")
@RequestScoped
@Tag(name = "denials")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
public class DenialsResource {
  private static final int MOST = 10_000;
  private static final Set<String> KNOWN = Set.of("payer", "reason", "scenario", "limit");

  @Inject Receivables receivables;

  /** A denial, see {@link Denial}. */
  public record DenialView(
      UUID claim,
      String number,
      String payer,
      String payerNumber,
      String line,
      String procedure,
      String group,
      String reason,
      String meaning,
      List<String> remarks,
      int scenario,
      BigDecimal amount,
      Optional<LocalDate> deniedOn,
      Optional<LocalDate> appealBy,
      Optional<LocalDate> fileBy,
      int recurrences,
      String suggestedEdit) {
    static DenialView of(Denial one) {
      return new DenialView(
          one.claim(),
          one.number(),
          one.payer(),
          one.payerNumber(),
          one.line(),
          one.procedure(),
          one.group(),
          one.reason(),
          one.meaning(),
          one.remarks(),
          one.scenario(),
          Money.of(one.amount()),
          one.deniedOn(),
          one.appealBy(),
          one.fileBy(),
          one.recurrences(),
          one.edit());
    }
  }

  /** The denials of a reason. */
  public record ReasonView(
      String group,
      String reason,
      String meaning,
      int scenario,
      int lines,
      BigDecimal amount,
      List<String> remarks) {}

  /** The work-list, the oldest denial first. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "listDenials",
      summary = "Denials that stand, by payer, reason, scenario (1 to 4); the oldest first")
  public List<DenialView> list(@Context UriInfo uri) {
    Parameters parameters = new Parameters(uri, KNOWN);
    return receivables
        .denials()
        .search(
            new Denial.Sought(
                parameters.text("payer"),
                parameters.text("reason"),
                parameters.number("scenario"),
                parameters.limit(MOST)),
            Receivables.today(Clock.systemUTC()))
        .stream()
        .map(DenialView::of)
        .toList();
  }

  /** The same as a table. */
  @GET
  @Produces(Table.CSV)
  @Operation(hidden = true)
  public String table(@Context UriInfo uri) {
    Table table =
        new Table(
            "claim",
            "number",
            "payer",
            "payerNumber",
            "line",
            "procedure",
            "group",
            "reason",
            "meaning",
            "remarks",
            "scenario",
            "amount",
            "deniedOn",
            "appealBy",
            "fileBy",
            "recurrences",
            "suggestedEdit");
    for (DenialView one : list(uri)) {
      table.row(
          one.claim,
          one.number,
          one.payer,
          one.payerNumber,
          one.line,
          one.procedure,
          one.group,
          one.reason,
          one.meaning,
          one.remarks,
          one.scenario,
          one.amount,
          one.deniedOn,
          one.appealBy,
          one.fileBy,
          one.recurrences,
          one.suggestedEdit);
    }
    return table.toString();
  }

  /** All of them by reason. */
  @GET
  @Path("by-reason")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "denialsByReason", summary = "How much is denied for which reason")
  public List<ReasonView> byReason() {
    return receivables.denials().byReason().stream()
        .map(
            one ->
                new ReasonView(
                    one.group(),
                    one.reason(),
                    one.meaning(),
                    one.scenario(),
                    one.lines(),
                    Money.of(one.amount()),
                    one.remarks()))
        .toList();
  }
}
