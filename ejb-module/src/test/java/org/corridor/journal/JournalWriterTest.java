package org.corridor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.corridor.journal.Entries.anArrival;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalWriterTest {

  private static final WriterSettings SMALL =
      new WriterSettings(10, 1 << 20, 4, Duration.ofMillis(20));

  private final List<List<Entry>> written = new CopyOnWriteArrayList<>();
  private final List<JournalWriter> writers = new ArrayList<>();

  private JournalWriter started(JournalWriter writer) {
    writers.add(writer);
    writer.start(Thread::new);
    return writer;
  }

  @AfterEach
  void stop() {
    writers.forEach(JournalWriter::close);
  }

  private static boolean offer(JournalWriter writer, Entry entry) {
    return writer.offer(entry.sealed().length, () -> entry);
  }

  private long rows() {
    return written.stream().mapToLong(List::size).sum();
  }

  @Test
  void entriesAreWrittenInOrderAndInBatches() {
    JournalWriter writer = new JournalWriter(written::add, SMALL);
    List<Entry> offered = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      offered.add(anArrival().numbered("C-" + i).received());
      assertThat(offer(writer, offered.get(i))).isTrue();
    }
    started(writer);
    await().until(() -> rows() == 10);
    assertThat(written.stream().flatMap(List::stream)).containsExactlyElementsOf(offered);
    assertThat(written).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(4));
  }

  @Test
  void aFullBufferTurnsAwayAtOnceAndTakesAgainLater() {
    JournalWriter writer = new JournalWriter(written::add, SMALL);
    for (int i = 0; i < 10; i++) {
      offer(writer, anArrival().received());
    }
    assertThat(offer(writer, anArrival().received())).isFalse();
    started(writer);
    await().until(() -> rows() == 10);
    assertThat(offer(writer, anArrival().received())).isTrue();
    await().until(() -> rows() == 11);
  }

  @Test
  void givesWayWhileThereIsRoom() throws InterruptedException {
    AtomicBoolean busy = new AtomicBoolean(true);
    JournalWriter writer = started(new JournalWriter(written::add, SMALL));
    writer.giveWayTo(busy::get);
    for (int i = 0; i < 7; i++) {
      offer(writer, anArrival().received());
    }
    Thread.sleep(SMALL.every().multipliedBy(10).toMillis());
    assertThat(rows()).isZero();

    // The eighth of ten leaves too little room.
    offer(writer, anArrival().received());
    await().until(() -> rows() == 4);
    Thread.sleep(SMALL.every().multipliedBy(10).toMillis());
    assertThat(rows()).isEqualTo(4);

    busy.set(false);
    await().until(() -> rows() == 8);
  }

  @Test
  void givesWayToNobodyWhenItStops() {
    JournalWriter writer = new JournalWriter(written::add, SMALL);
    writer.giveWayTo(() -> true);
    writer.start(Thread::new);
    offer(writer, anArrival().received());
    writer.close();
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void largeContentsFillTheBufferToo() {
    int size = anArrival().sealed().length;
    JournalWriter writer =
        new JournalWriter(
            written::add, new WriterSettings(10, 2L * size, 4, Duration.ofMillis(20)));
    assertThat(offer(writer, anArrival().received())).isTrue();
    assertThat(offer(writer, anArrival().received())).isTrue();
    assertThat(offer(writer, anArrival().received())).isFalse();
    started(writer);
    await().until(() -> rows() == 2);
    assertThat(offer(writer, anArrival().received())).isTrue();
  }

  @Test
  void aDatabaseThatIsDownIsAskedAgain() {
    AtomicInteger tries = new AtomicInteger();
    JournalWriter writer =
        started(
            new JournalWriter(
                batch -> {
                  if (tries.incrementAndGet() < 3) {
                    throw JournalUnavailable.answered("08006");
                  }
                  written.add(batch);
                },
                SMALL));
    offer(writer, anArrival().received());
    await().until(() -> rows() == 1);
    assertThat(tries).hasValue(3);
  }

  @Test
  void aRowThatIsRefusedDoesNotHoldUpTheOthers() {
    Entry bad = anArrival().numbered("bad").received();
    JournalWriter writer =
        new JournalWriter(
            batch -> {
              if (batch.contains(bad)) {
                throw JournalUnavailable.answered("22001");
              }
              written.add(batch);
            },
            SMALL);
    offer(writer, anArrival().received());
    offer(writer, bad);
    offer(writer, anArrival().received());
    started(writer);
    await().until(() -> rows() == 2);
  }

  @Test
  void anEntryThatCannotBeMadeDoesNotHoldUpTheOthers() {
    JournalWriter writer = new JournalWriter(written::add, SMALL);
    writer.offer(
        1,
        () -> {
          throw new IllegalStateException("no key");
        });
    offer(writer, anArrival().received());
    started(writer);
    await().until(() -> rows() == 1);
  }

  @Test
  void closingWritesWhatWaits() {
    JournalWriter writer =
        started(
            new JournalWriter(
                written::add, new WriterSettings(10, 1 << 20, 4, Duration.ofMinutes(1))));
    offer(writer, anArrival().received());
    writer.close();
    assertThat(rows()).isEqualTo(1);
  }
}
