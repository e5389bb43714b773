package org.corridor.loops.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.corridor.delivery.Delivery;
import org.corridor.delivery.DeliveryState;
import org.corridor.loops.Loop;
import org.corridor.loops.LoopEvent;
import org.corridor.loops.LoopFilter;
import org.corridor.loops.LoopKind;
import org.corridor.loops.LoopNumber;
import org.corridor.loops.LoopState;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.Test;

class ThreadViewsTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final MessageId ORDER = new MessageId(new UUID(1, 1));
  private static final MessageId RESULT = new MessageId(new UUID(2, 2));

  @Test
  void everyFilterIsDeclaredForTheOpenApiDocument() {
    assertThat(
            Arrays.stream(ThreadParameters.class.getDeclaredFields())
                .map(field -> field.getAnnotation(QueryParam.class))
                .filter(Objects::nonNull)
                .map(QueryParam::value))
        .containsAll(Arrays.stream(LoopFilter.values()).map(LoopFilter::parameter).toList());
  }

  @Test
  void aStoryTellsMessagesAndDeliveriesInTheirOrder() {
    StoryView story =
        StoryView.of(
            new Loop.Story(
                loop(),
                List.of(said(ORDER, LoopEvent.ORDERED, 0), said(RESULT, LoopEvent.FINAL, 60))),
            message -> message.equals(ORDER) ? List.of(delivered()) : List.of());
    assertThat(story.events())
        .extracting(StoryView.EventView::what, StoryView.EventView::where)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("ORDERED", "orders"),
            org.assertj.core.groups.Tuple.tuple("SENT", "lab"),
            org.assertj.core.groups.Tuple.tuple("FINAL", "orders"));
    assertThat(story.thread().numbers())
        .containsExactly(new ThreadView.NumberView(LoopNumber.Role.PLACER, "1", "HIS"));
  }

  @Test
  void aPageThatIsNotTheLastNamesItsLast() {
    assertThat(ThreadPage.of(List.of(loop(), loop()), 1).next()).contains(loop().id());
    assertThat(ThreadPage.of(List.of(loop()), 1).next()).isEmpty();
  }

  private static Loop loop() {
    return new Loop(
        new UUID(1, 3),
        LoopKind.ORDER,
        "orders",
        "NORTH|9",
        NOON,
        LoopState.DONE,
        NOON,
        Optional.empty(),
        true,
        "",
        List.of(new LoopNumber(LoopNumber.Role.PLACER, "1", "HIS")));
  }

  private static Loop.Event said(MessageId message, LoopEvent event, int seconds) {
    return new Loop.Event(message, event, NOON.plusSeconds(seconds), "orders", "OML^O21");
  }

  private static Delivery delivered() {
    return new Delivery(
        new UUID(1, 4),
        ORDER,
        "orders",
        "lab",
        "lab",
        "x",
        "v",
        Optional.empty(),
        "",
        NOON,
        DeliveryState.DELIVERED,
        NOON.plusSeconds(2),
        1,
        false,
        Optional.empty(),
        "AA");
  }
}
