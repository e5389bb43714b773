package org.corridor.ledger.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.BadFilter;
import org.corridor.ledger.BankTransfer;
import org.corridor.ledger.Transfers;
import org.corridor.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Money that came, as the bank tells it. */
@Path("transfers")
@RequestScoped
@Tag(name = "remittances")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
public class TransfersResource {
  @Inject Transfers transfers;

  /** A transfer, by the TRN in its addenda. */
  public static class Told {
    /** TRN03. */
    public @Nullable String company;

    /** TRN02. */
    public @Nullable String trace;

    public @Nullable BigDecimal amount;
    public @Nullable LocalDate settledOn;
  }

  /**
   * A transfer.
   *
   * @param remittance that tells what it is for
   */
  public record TransferView(
      UUID id,
      String company,
      String trace,
      BigDecimal amount,
      LocalDate settledOn,
      Optional<UUID> remittance) {
    static TransferView of(BankTransfer one) {
      return new TransferView(
          one.id(),
          one.company(),
          one.trace(),
          Money.of(one.amount()),
          one.settledOn(),
          one.remittance());
    }
  }

  /** Those that no remittance explains. */
  @GET
  @Operation(operationId = "unexplainedTransfers", summary = "Money that no remittance explains")
  public List<TransferView> unexplained() {
    return transfers.unexplained().stream().map(TransferView::of).toList();
  }

  /** Takes one; the same again changes nothing. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.SYSTEM})
  @Operation(
      operationId = "tellTransfer",
      summary = "Tells of money that came, by the TRN of its addenda")
  public TransferView tell(Told told) {
    return TransferView.of(
        transfers.arrived(
            given("company", told.company),
            given("trace", told.trace),
            cents(given("amount", told.amount)),
            given("settledOn", told.settledOn)));
  }

  private static <T> T given(String name, @Nullable T value) {
    if (value == null) {
      throw new BadFilter(name, "is missing");
    }
    return value;
  }

  private static long cents(BigDecimal amount) {
    try {
      return amount.movePointRight(2).longValueExact();
    } catch (ArithmeticException e) {
      throw new BadFilter("amount", "is not an amount of money");
    }
  }
}
