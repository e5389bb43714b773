package org.corridor.intake;

import java.time.Instant;
import org.corridor.shared.MessageId;

/**
 * A message that was accepted before.
 *
 * @param id the hub's id of it
 * @param receivedAt when it came, to the millisecond
 * @param acknowledgement AA or CA; empty when the sender wanted none
 * @param digest the SHA-256 of its content
 */
public record Earlier(MessageId id, Instant receivedAt, String acknowledgement, byte[] digest) {}
