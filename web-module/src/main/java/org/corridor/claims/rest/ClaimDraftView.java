package org.corridor.claims.rest;

import java.time.Instant;
import java.util.List;
import org.corridor.claims.ClaimKind;
import org.corridor.claims.DraftFinding;
import org.corridor.claims.DraftPurpose;
import org.corridor.claims.DraftRow;
import org.corridor.claims.DraftState;

/**
 * A claim that was not sent yet.
 *
 * @param id of the Claim in the repository
 * @param number by which payers will know it
 * @param charge in dollars and cents
 * @param firstDay of its services, CCYYMMDD, or empty
 * @param lagDays the most days from a service to when its charge was entered
 */
public record ClaimDraftView(
    String id,
    String number,
    DraftPurpose purpose,
    ClaimKind kind,
    String encounter,
    String payer,
    String provider,
    String charge,
    String firstDay,
    long lagDays,
    DraftState state,
    Instant stateAt,
    String who,
    String reason,
    String batch,
    List<DraftFinding> findings) {

  static ClaimDraftView of(DraftRow row) {
    return new ClaimDraftView(
        row.claim().substring(row.claim().indexOf('/') + 1),
        row.number(),
        row.purpose(),
        row.kind(),
        row.encounter(),
        row.payer(),
        row.provider(),
        "%d.%02d".formatted(row.cents() / 100, row.cents() % 100),
        row.firstDay(),
        row.lagDays(),
        row.state(),
        row.stateAt(),
        row.who(),
        row.reason(),
        row.batch(),
        row.findings());
  }
}
