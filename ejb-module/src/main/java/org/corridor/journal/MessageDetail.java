package org.corridor.journal;

import java.time.Instant;
import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.shared.Stop;

/**
 * Everything about a message except its content.
 *
 * @param summary where it stands
 * @param timeline what happened to it, in order
 * @param findings what was noticed at the last attempt
 * @param references the versioned FHIR references it wrote
 */
public record MessageDetail(
    MessageSummary summary, List<Event> timeline, List<Finding> findings, List<String> references) {

  /**
   * One thing that happened.
   *
   * @param at when
   * @param state the state it left
   * @param stop where on the way
   * @param text in words; may be empty
   */
  public record Event(Instant at, MessageState state, Stop stop, String text) {}
}
