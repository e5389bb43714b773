package org.corridor.claims;

import java.time.Instant;
import java.util.List;

/**
 * A draft as it stands in the work-list.
 *
 * @param claim as {@code Claim/…}
 * @param number CLM01
 * @param kind such as {@code PROFESSIONAL}
 * @param firstDay of its services, CCYYMMDD, or empty
 * @param lagDays the most days from a service to when its charge was entered
 * @param who wanted, held or released it last; empty: nobody
 * @param reason why it is held
 * @param batch BHT03 of the set that it was sent in, or empty
 */
public record DraftRow(
    String claim,
    String number,
    DraftPurpose purpose,
    ClaimKind kind,
    String encounter,
    String payer,
    String provider,
    long cents,
    String firstDay,
    long lagDays,
    DraftState state,
    Instant stateAt,
    String who,
    String reason,
    String batch,
    List<DraftFinding> findings) {}
