package org.corridor.loops.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.corridor.delivery.Delivery;
import org.corridor.loops.Loop;
import org.corridor.shared.MessageId;

/**
 * A thread and what happened to it, in order: what messages said, and what was sent on.
 *
 * @param events at {@code /api/messages/{message}} and {@code /api/deliveries/{delivery}} is more
 */
public record StoryView(ThreadView thread, List<EventView> events) {

  /** Of a thread with more messages, the deliveries of the others are not shown. */
  static final int MOST = 100;

  /**
   * One thing that happened.
   *
   * @param what ORDERED, ACCEPTED, PARTIAL, FINAL, CORRECTED, CANCELLED, WITHDRAWN, KEPT; SENT for
   *     a delivery of the message
   * @param where the interface that the message came through, or the destination
   * @param type of the message; empty for a delivery
   * @param state of the delivery; empty for a message
   */
  public record EventView(
      Instant at,
      String what,
      String where,
      UUID message,
      String type,
      Optional<UUID> delivery,
      String state) {}

  /**
   * Tells a story.
   *
   * @param deliveries those of a message
   */
  static StoryView of(Loop.Story story, Function<MessageId, List<Delivery>> deliveries) {
    List<EventView> events = new ArrayList<>();
    Set<MessageId> messages = new HashSet<>();
    for (Loop.Event event : story.events()) {
      events.add(
          new EventView(
              event.at(),
              event.event().name(),
              event.interfaceName(),
              event.message().value(),
              event.messageType(),
              Optional.empty(),
              ""));
      if (messages.size() < MOST && messages.add(event.message())) {
        deliveries.apply(event.message()).forEach(delivery -> events.add(sent(delivery)));
      }
    }
    events.sort(Comparator.comparing(EventView::at));
    return new StoryView(ThreadView.of(story.loop()), events);
  }

  private static EventView sent(Delivery delivery) {
    return new EventView(
        delivery.stateAt(),
        "SENT",
        delivery.destination(),
        delivery.message().value(),
        "",
        Optional.of(delivery.id()),
        delivery.state().name());
  }
}
