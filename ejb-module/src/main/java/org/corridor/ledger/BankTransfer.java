package org.corridor.ledger;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Money that came, as the bank tells it: the addenda of a CCD+ entry hold TRN.
 *
 * @param company TRN03
 * @param trace TRN02
 * @param amount in cents
 * @param remittance that tells what it is for, once that came
 */
public record BankTransfer(
    UUID id,
    String company,
    String trace,
    long amount,
    LocalDate settledOn,
    Optional<UUID> remittance) {}
