package org.corridor.journal;

import java.util.UUID;
import org.corridor.shared.MessageId;

/**
 * How often a sender's messages left something over.
 *
 * @param id names this count, for the page that follows
 * @param sendingApplication MSH-3
 * @param sendingFacility MSH-4
 * @param location the place, as {@code ZPI-3} or {@code PID-8}
 * @param table the code table that does not list the code; empty for a place that nothing reads
 * @param code as sent; empty for a place that nothing reads
 * @param system the URI of the code's system; may be empty
 * @param messages in how many messages, replays counted again
 * @param latest the newest of them that is known
 */
public record LeftoverCount(
    UUID id,
    String interfaceName,
    String sendingApplication,
    String sendingFacility,
    String location,
    String table,
    String code,
    String system,
    long messages,
    MessageId latest) {}
