package org.corridor.ledger;

import java.time.LocalDate;

/**
 * How the revenue cycle runs. Amounts are cents; a rate without anything to count is 0.
 *
 * @param from first day of the period
 * @param to the day behind its last
 * @param claims that were sent for the first time in the period
 * @param cleanClaimRate which part of them was never refused (HFMA CL-1 counts what passes all
 *     edits; what was stopped before sending is not in the ledger)
 * @param remitted claims that a remittance of the period names
 * @param denialRate in which part of them something is denied
 * @param openInsurance what payers have left to pay now
 * @param patient what patients owe now by the remittances
 * @param daysInReceivables what is open now, divided by the charges of a day of the last 90
 * @param chargeLagDays from service to first sending, on average
 */
public record Kpis(
    LocalDate from,
    LocalDate to,
    long claims,
    long charge,
    long paid,
    double cleanClaimRate,
    long remitted,
    double denialRate,
    long openInsurance,
    long patient,
    double daysInReceivables,
    double chargeLagDays) {}
