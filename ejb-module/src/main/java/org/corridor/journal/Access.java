package org.corridor.journal;

import java.time.Instant;

/**
 * That the content of a message was handed out.
 *
 * @param at when
 * @param who the user's name
 * @param why what the user said it is for; may be empty
 */
public record Access(Instant at, String who, String why) {}
