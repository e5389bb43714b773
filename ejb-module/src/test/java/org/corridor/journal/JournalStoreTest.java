package org.corridor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.journal.Entries.NOON;
import static org.corridor.journal.Entries.anArrival;
import static org.corridor.journal.MessageState.DEAD;
import static org.corridor.journal.MessageState.PROCESSED;
import static org.corridor.journal.MessageState.RECEIVED;

import java.time.Instant;
import java.util.List;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the journal tells of all its messages, and of one that there is not. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class JournalStoreTest extends OnEachDatabase {

  @Test
  void nobodyKnowsAMessageThatNeverCame() {
    MessageId stranger = Entries.at(NOON);
    assertThat(store.find(stranger)).isEmpty();
    assertThat(store.content(stranger)).isEmpty();
    assertThat(store.disclose(stranger, "ana", "")).isEmpty();
    assertThat(store.replaying(stranger, "ana")).isFalse();
  }

  @Test
  void messagesAreCountedByState() {
    store.record(
        List.of(
            anArrival().received(),
            anArrival().receivedAt(NOON.plusSeconds(1)).received(),
            anArrival().processed(),
            anArrival().receivedAt(NOON.minusSeconds(7200)).processed()));
    assertThat(store.counts(NOON.minusSeconds(60)))
        .containsEntry(RECEIVED, 2L)
        .containsEntry(PROCESSED, 1L)
        .containsEntry(DEAD, 0L);
    assertThat(store.counts(Instant.EPOCH)).containsEntry(PROCESSED, 2L);
  }

  @Test
  void theOldestWaitingMessageIsTold() {
    assertThat(store.oldestUnprocessed()).isEmpty();
    Entries waiting = anArrival();
    Entries failing = anArrival().receivedAt(NOON.minusSeconds(5));
    store.record(
        List.of(
            waiting.received(),
            failing.settled(new Fate.Failed("down", 1, List.of()), NOON),
            anArrival().receivedAt(NOON.minusSeconds(60)).processed()));
    assertThat(store.oldestUnprocessed()).hasValue(failing.id().time());
  }
}
