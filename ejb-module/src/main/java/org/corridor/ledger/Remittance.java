package org.corridor.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A payment as its remittance tells it (a set 835). Amounts are cents.
 *
 * @param copyOf of a copy, the first one
 * @param company TRN03, who originates the transfer
 * @param payee N104 of the payee
 * @param trace TRN02
 * @param method BPR04
 * @param amount BPR02
 * @param claimsPaid all CLP04
 * @param adjusted all amounts of PLB
 * @param difference how much more is paid than these make
 * @param transferred the bank's transfer of the money, once it is known
 */
public record Remittance(
    UUID id,
    Optional<UUID> copyOf,
    String interchange,
    String group,
    String set,
    String payer,
    String payerName,
    String company,
    String payee,
    String trace,
    String method,
    long amount,
    Optional<LocalDate> paidOn,
    int claims,
    long claimsPaid,
    long adjusted,
    long difference,
    RemittanceState state,
    ParkReason reason,
    Instant receivedAt,
    Instant stateAt,
    String who,
    String note,
    Optional<BankTransfer> transferred) {

  /** A remittance and all that is in it. */
  public record Whole(
      Remittance remittance, List<ProviderAdjustment> adjustments, List<RemittanceClaim> claims) {}
}
