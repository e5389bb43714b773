package org.corridor.journal.rest;

import org.corridor.rest.Refused;
import org.corridor.shared.MessageId;

/** Reads a message's id from a path. */
final class Ids {

  private Ids() {}

  static MessageId read(String text) {
    try {
      return MessageId.of(text);
    } catch (IllegalArgumentException e) {
      throw Refused.absent("message");
    }
  }
}
