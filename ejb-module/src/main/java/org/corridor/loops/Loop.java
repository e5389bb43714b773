package org.corridor.loops;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.shared.MessageId;

/**
 * What was asked for and has to come back.
 *
 * @param interfaceName through which it was asked for; the answer's as long as that is not known
 * @param patient as {@code authority|number}; may be empty
 * @param openedAt when the first message of it came
 * @param stateAt since when it stands so
 * @param dueAt by when an answer was expected
 * @param ordered whether what was asked for has been seen; an answer may come first
 * @param closedBy who gave it up; empty for nobody
 * @param numbers by which it is known
 */
public record Loop(
    UUID id,
    LoopKind kind,
    String interfaceName,
    String patient,
    Instant openedAt,
    LoopState state,
    Instant stateAt,
    Optional<Instant> dueAt,
    boolean ordered,
    String closedBy,
    List<LoopNumber> numbers) {

  /**
   * What a message said of it.
   *
   * @param at when the message came
   */
  public record Event(
      MessageId message, LoopEvent event, Instant at, String interfaceName, String messageType) {}

  /** A loop and all that was said of it, in order. */
  public record Story(Loop loop, List<Event> events) {}
}
