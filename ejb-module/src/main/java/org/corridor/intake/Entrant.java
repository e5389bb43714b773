package org.corridor.intake;

import java.util.List;
import org.corridor.journal.Format;
import org.corridor.shared.Finding;

/**
 * Something other than an HL7 v2 message that wants in. Whoever brings it has read it.
 *
 * @param format what it is
 * @param type what stands where MSH-9 does: {@code Bundle^transaction}
 * @param name what its sender calls it, by which a resend is recognised; empty when it has no name
 * @param sender the user who sent it
 * @param nameSystem within what the name is the only one; may be empty
 * @param patient that orders it; may be empty
 * @param refusals why it is not taken; empty when it is
 */
public record Entrant(
    Format format,
    String type,
    String name,
    String sender,
    String nameSystem,
    String patient,
    List<Finding> refusals,
    byte[] content) {}
