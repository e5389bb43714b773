package org.corridor.posting;

import java.util.Optional;
import org.corridor.shared.MessageId;

/**
 * What the sender of a request is told.
 *
 * @param status of HTTP
 * @param contentType of the body
 * @param body empty when there is nothing to say
 * @param message the hub's id of it, or of the message that it repeats; of several, the first
 */
public record Answer(int status, String contentType, byte[] body, Optional<MessageId> message) {}
