package org.corridor.journal;

import java.time.Instant;
import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.shared.Leftovers;
import org.corridor.shared.Stop;

/**
 * Everything about a message except its content.
 *
 * @param summary where it stands
 * @param timeline what happened to it, in order
 * @param findings what was noticed at the last attempt
 * @param references the versioned FHIR references it wrote
 * @param leftovers what nothing read, and the codes that no table lists
 * @param rules the state of the tables that it was translated by; empty when it never was
 */
public record MessageDetail(
    MessageSummary summary,
    List<Event> timeline,
    List<Finding> findings,
    List<String> references,
    Leftovers leftovers,
    String rules) {

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
