package org.corridor.proposals;

import java.time.Instant;
import java.util.UUID;
import org.corridor.shared.MessageId;

/**
 * What a message would have written into a record that another system keeps; without what it says.
 *
 * @param message the first one that said so
 * @param source MSH-3 and MSH-4 of its sender
 * @param interfaceName the interface it came through
 * @param kind which record, as rules name it
 * @param patient whose it is, as {@code Patient/…}; may be empty
 * @param patientNumber whose it was said to be, as {@code authority|number}; may be empty
 * @param target what would be changed or made, as {@code AllergyIntolerance/…}
 * @param creates whether there was no such resource yet
 * @param saidAt when the event happened that the newest such message tells of
 * @param createdAt when it was taken down
 * @param state where it stands
 * @param stateAt since when
 * @param who made it so; empty for the hub itself
 * @param reason why; may be empty
 * @param messages how many messages said so
 */
public record Proposal(
    UUID id,
    MessageId message,
    String source,
    String interfaceName,
    String kind,
    String patient,
    String patientNumber,
    String target,
    boolean creates,
    Instant saidAt,
    Instant createdAt,
    ProposalState state,
    Instant stateAt,
    String who,
    String reason,
    long messages) {}
