package org.corridor.exchange;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A set that was sent or received.
 *
 * @param group which of its interchange's groups it is in, from 0
 * @param groupControl GS06
 * @param control ST02
 * @param type ST01
 * @param kind as guides name it
 * @param reference BHT03, or TRN02 of an 835
 * @param begins where its ST stands in the file
 * @param units how many claims it has
 * @param findings as {@code FindingLines} writes them
 * @param replacedBy what was sent in its place
 */
public record StoredSet(
    UUID id,
    UUID interchange,
    int group,
    Direction direction,
    String partner,
    String groupControl,
    String control,
    String type,
    String kind,
    String reference,
    long begins,
    long length,
    long units,
    SetState state,
    Instant stateAt,
    String reason,
    String who,
    String findings,
    Optional<UUID> replacedBy) {}
