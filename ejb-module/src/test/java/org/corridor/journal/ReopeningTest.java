package org.corridor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.journal.Entries.NOON;
import static org.corridor.journal.Entries.anArrival;
import static org.corridor.journal.MessageState.DEAD;
import static org.corridor.journal.MessageState.PROCESSED;
import static org.corridor.journal.MessageState.RECEIVED;

import java.util.List;
import org.corridor.shared.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Which messages may be processed again. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReopeningTest extends OnEachDatabase {

  @Test
  void aReplayTakesASettledMessageBackToReceived() {
    Entries arrival = anArrival();
    store.record(List.of(arrival.settled(new Fate.Dead("no id", List.of()), NOON.plusSeconds(1))));
    assertThat(store.replaying(arrival.id(), "ana")).isTrue();
    assertThat(state(arrival.id())).isEqualTo(RECEIVED);
    assertThat(found(arrival.id()).timeline().get(2))
        .isEqualTo(new MessageDetail.Event(LATER, RECEIVED, Stop.ACCEPT, "replayed by ana"));
    store.record(
        List.of(arrival.settled(new Fate.Processed(List.of(), List.of()), LATER.plusSeconds(1))));
    assertThat(found(arrival.id()).timeline())
        .extracting(MessageDetail.Event::state)
        .containsExactly(RECEIVED, DEAD, RECEIVED, PROCESSED);
  }

  @Test
  void aWaitingMessageIsReplayedOnlyWhenItHasWaitedLong() {
    Entries arrival = anArrival();
    store.record(List.of(arrival.received()));
    assertThat(store.replaying(arrival.id(), "ana")).isFalse();
    assertThat(store.replayingStuck(arrival.id(), "ana", NOON.minusSeconds(1))).isFalse();
    assertThat(found(arrival.id()).timeline()).hasSize(1);
    assertThat(store.replayingStuck(arrival.id(), "ana", NOON.plusSeconds(1))).isTrue();
    assertThat(found(arrival.id()).timeline()).hasSize(2);
  }
}
