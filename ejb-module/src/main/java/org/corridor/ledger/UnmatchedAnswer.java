package org.corridor.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * An acknowledgement or status that is about nothing that was sent.
 *
 * @param kind {@code TA1}, {@code 999}, {@code 277CA} or {@code 277}
 * @param place where it says so
 * @param subject the number that nobody knows: ISA13 of a TA1, GS06 and ST02 of a 999, BHT03 or
 *     CLM01 of a 277CA, CLM01 or the payer's number of a 277
 * @param code what it says
 * @param ofClaim whether it is about one claim, so that it can be applied to a claim
 */
public record UnmatchedAnswer(
    UUID id,
    String kind,
    Place place,
    String subject,
    String code,
    boolean ofClaim,
    Instant receivedAt) {}
