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
import java.util.Set;
import org.corridor.journal.BadFilter;
import org.corridor.ledger.Aging;
import org.corridor.ledger.Kpis;
import org.corridor.ledger.Receivables;
import org.corridor.ledger.Signal;
import org.corridor.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is owed, and how well it comes in. */
@Path("receivables")
@RequestScoped
@Tag(name = "receivables")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
public class ReceivablesResource {
  private static final int PERIOD = 30;

  @Inject Receivables receivables;

  /**
   * Open amounts by age.
   *
   * @param buckets their names; each row has as many amounts
   */
  public record AgesView(
      LocalDate asOf, String by, String from, List<String> buckets, List<AgeRow> rows) {}

  /** Open amounts of a payer, a procedure or whoever owes. */
  public record AgeRow(String key, List<BigDecimal> amounts, BigDecimal total) {}

  /** Key figures of a period, see {@link Kpis}. */
  public record KpisView(
      LocalDate from,
      LocalDate to,
      long claims,
      BigDecimal charge,
      BigDecimal paid,
      double cleanClaimRate,
      long remitted,
      double denialRate,
      BigDecimal openInsurance,
      BigDecimal patient,
      double daysInReceivables,
      double chargeLagDays) {
    static KpisView of(Kpis one) {
      return new KpisView(
          one.from(),
          one.to(),
          one.claims(),
          Money.of(one.charge()),
          Money.of(one.paid()),
          one.cleanClaimRate(),
          one.remitted(),
          one.denialRate(),
          Money.of(one.openInsurance()),
          Money.of(one.patient()),
          one.daysInReceivables(),
          one.chargeLagDays());
    }
  }

  /** Something of a payer that deserves a look, see {@link Signal}. */
  public record SignalView(
      String kind,
      String payer,
      String code,
      long claims,
      BigDecimal amount,
      double rate,
      double baseline) {}

  /** Open amounts by age. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "agedReceivables",
      summary =
          "Open amounts in buckets of 30 days; by: payer, procedure, responsibility; from: service,"
              + " submission, action; asOf: a day")
  public AgesView ages(@Context UriInfo uri) {
    Parameters parameters = new Parameters(uri, Set.of("by", "from", "asOf"));
    String by = parameters.text("by").orElse("payer");
    String from = parameters.text("from").orElse("service");
    LocalDate asOf = parameters.day("asOf").orElse(today());
    List<Aging.Row> rows =
        receivables
            .aging()
            .rows(
                Aging.By.of(by).orElseThrow(() -> new BadFilter("by", "is not known")),
                Aging.From.of(from).orElseThrow(() -> new BadFilter("from", "is not known")),
                asOf);
    return new AgesView(
        asOf,
        by,
        from,
        Aging.BUCKETS,
        rows.stream()
            .map(
                row ->
                    new AgeRow(
                        row.key(),
                        row.buckets().stream().map(Money::of).toList(),
                        Money.of(row.total())))
            .toList());
  }

  /** The same as a table. */
  @GET
  @Produces(Table.CSV)
  @Operation(hidden = true)
  public String agesTable(@Context UriInfo uri) {
    AgesView ages = ages(uri);
    Table table = new Table(ages.by, "0-30", "31-60", "61-90", "91-120", "121+", "total");
    for (AgeRow row : ages.rows) {
      List<BigDecimal> amounts = row.amounts;
      table.row(
          row.key,
          amounts.get(0),
          amounts.get(1),
          amounts.get(2),
          amounts.get(3),
          amounts.get(4),
          row.total);
    }
    return table.toString();
  }

  /** Key figures. */
  @GET
  @Path("kpis")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "receivablesKpis",
      summary = "Key figures of the days from (the last 30) to before to (tomorrow)")
  public KpisView kpis(@Context UriInfo uri) {
    Parameters parameters = new Parameters(uri, Set.of("from", "to"));
    LocalDate to = parameters.day("to").orElse(today().plusDays(1));
    LocalDate from = parameters.day("from").orElse(to.minusDays(PERIOD));
    if (!from.isBefore(to)) {
      throw new BadFilter("from", "is not before to");
    }
    return KpisView.of(receivables.kpis(from, to));
  }

  /** The same as a table. */
  @GET
  @Path("kpis")
  @Produces(Table.CSV)
  @Operation(hidden = true)
  public String kpisTable(@Context UriInfo uri) {
    KpisView one = kpis(uri);
    return new Table("figure", "value")
        .row("from", one.from)
        .row("to", one.to)
        .row("claims", one.claims)
        .row("charge", one.charge)
        .row("paid", one.paid)
        .row("cleanClaimRate", one.cleanClaimRate)
        .row("remitted", one.remitted)
        .row("denialRate", one.denialRate)
        .row("openInsurance", one.openInsurance)
        .row("patient", one.patient)
        .row("daysInReceivables", one.daysInReceivables)
        .row("chargeLagDays", one.chargeLagDays)
        .toString();
  }

  /** What deserves a look. */
  @GET
  @Path("signals")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "receivablesSignals",
      summary = "Denials above their 30-day baseline, new reasons, much money, silent payers")
  public List<SignalView> signals() {
    return receivables.signals(today()).stream()
        .map(
            one ->
                new SignalView(
                    one.kind().name(),
                    one.payer(),
                    one.code(),
                    one.claims(),
                    Money.of(one.amount()),
                    one.rate(),
                    one.baseline()))
        .toList();
  }

  private static LocalDate today() {
    return Receivables.today(Clock.systemUTC());
  }
}
