package org.corridor.journal.rest;

import java.time.Instant;
import org.corridor.journal.Access;

/**
 * That the content of a message was handed out.
 *
 * @param at when
 * @param who the user's name
 * @param why what the user said it is for; may be empty
 */
public record AccessView(Instant at, String who, String why) {

  static AccessView of(Access access) {
    return new AccessView(access.at(), access.who(), access.why());
  }
}
