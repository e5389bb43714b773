package org.corridor.journal;

import org.corridor.shared.MessageId;

/**
 * The message that first came with an {@link ArrivalKey}.
 *
 * @param id its id
 * @param digest of its content: the same means a resend, another one a mistake of the sender's
 * @param acknowledgement the code its sender got; empty when none was sent
 */
public record Earlier(MessageId id, String digest, String acknowledgement) {}
