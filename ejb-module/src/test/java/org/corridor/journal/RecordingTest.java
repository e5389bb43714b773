package org.corridor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.corridor.journal.Entries.NOON;
import static org.corridor.journal.Entries.anArrival;
import static org.corridor.journal.MessageState.FAILED;
import static org.corridor.journal.MessageState.PROCESSED;
import static org.corridor.journal.MessageState.RECEIVED;
import static org.corridor.journal.MessageState.REJECTED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.corridor.shared.Finding;
import org.corridor.shared.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is recorded leaves one row, whoever says it, in whatever order and however often. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RecordingTest extends OnEachDatabase {

  @Test
  void anArrivalIsFoundAsItCame() {
    Entries arrival = anArrival();
    store.record(List.of(arrival.received()));
    assertThat(found(arrival.id()).summary())
        .isEqualTo(
            new MessageSummary(
                arrival.id(),
                "adt-in",
                arrival.id().time(),
                RECEIVED,
                arrival.id().time(),
                "ADT^A01",
                "C-1",
                "PAS",
                "NORTH",
                "NORTH|12345",
                "AA",
                Format.V2,
                arrival.arrival().content().length,
                0,
                ""));
    assertThat(found(arrival.id()).timeline())
        .containsExactly(
            new MessageDetail.Event(
                arrival.id().time(), RECEIVED, Stop.ACCEPT, "received, answered AA"));
    assertThat(store.content(arrival.id())).hasValue(arrival.sealed());
  }

  @Test
  void whatTheContentIsIsKeptOverAReplay() {
    Entries bundle = anArrival().typed("MedicationAdministration^transaction").as(Format.FHIR);
    store.record(List.of(bundle.received()));
    MessageSummary found = found(bundle.id()).summary();
    assertThat(found.type()).isEqualTo("MedicationAdministration^transaction");
    assertThat(found.format()).isEqualTo(Format.FHIR);
    assertThat(found.arrival(new byte[0]).format()).isEqualTo(Format.FHIR);
  }

  @Test
  void theSameFateTwiceLeavesOneRow() {
    Entry processed = anArrival().processed("Patient/p/_history/1", "Encounter/e/_history/4");
    store.record(List.of(processed));
    store.record(List.of(processed));
    MessageDetail detail = found(processed.arrival().id());
    assertThat(detail.summary().attempts()).isEqualTo(1);
    assertThat(detail.timeline())
        .extracting(MessageDetail.Event::state)
        .containsExactly(RECEIVED, PROCESSED);
    assertThat(detail.references())
        .containsExactly("Encounter/e/_history/4", "Patient/p/_history/1");
  }

  @Test
  void theSameEntryTwiceInOneBatchLeavesOneRow() {
    Entry processed = anArrival().processed("Patient/p/_history/1");
    store.record(List.of(processed, processed));
    assertThat(found(processed.arrival().id()).timeline()).hasSize(2);
  }

  @Test
  void aLateArrivalDoesNotUndoAFate() {
    Entries arrival = anArrival();
    store.record(List.of(arrival.processed()));
    store.record(List.of(arrival.received()));
    assertThat(state(arrival.id())).isEqualTo(PROCESSED);
    assertThat(found(arrival.id()).timeline()).hasSize(2);
  }

  @Test
  void aRedeliveryDoesNotChangeASettledMessage() {
    Entries arrival = anArrival();
    store.record(List.of(arrival.processed()));
    store.record(List.of(arrival.settled(new Fate.Dead("too late", List.of()), LATER)));
    assertThat(state(arrival.id())).isEqualTo(PROCESSED);
    assertThat(found(arrival.id()).timeline()).hasSize(2);
  }

  @Test
  void everyAttemptIsInTheTimeline() {
    Entries arrival = anArrival();
    store.record(List.of(arrival.received()));
    Fate first = new Fate.Failed("repository unavailable", 1, List.of());
    Fate second = new Fate.Failed("repository still unavailable", 2, List.of());
    store.record(List.of(arrival.settled(first, NOON.plusSeconds(1))));
    store.record(List.of(arrival.settled(second, NOON.plusSeconds(3))));
    assertThat(found(arrival.id()).summary().reason()).isEqualTo("repository still unavailable");
    store.record(
        List.of(arrival.settled(new Fate.Processed(List.of(), List.of()), NOON.plusSeconds(9))));
    MessageDetail detail = found(arrival.id());
    assertThat(detail.summary().attempts()).isEqualTo(3);
    assertThat(detail.summary().reason()).isEmpty();
    assertThat(detail.timeline())
        .extracting(MessageDetail.Event::state)
        .containsExactly(RECEIVED, FAILED, FAILED, PROCESSED);
    assertThat(detail.timeline().get(1))
        .isEqualTo(
            new MessageDetail.Event(
                NOON.plusSeconds(1), FAILED, Stop.STORE, "repository unavailable"));
  }

  @Test
  void findingsAreKeptAsTheyWere() {
    Finding odd = Finding.warning("PID-5", "odd-name", "a \"quoted\" word, a\nline and a \u00e9");
    Finding bad = Finding.error("PID-3", "101", "required field missing");
    Entries arrival = anArrival();
    store.record(List.of(arrival.settled(new Fate.Dead("no id", List.of(odd, bad)), LATER)));
    assertThat(found(arrival.id()).findings()).containsExactly(odd, bad);
    assertThat(found(arrival.id()).summary().reason()).isEqualTo("no id");
  }

  @Test
  void aMessageRefusedAtTheDoorIsKeptWithItsReason() {
    Finding refusal = Finding.error("MSH-9", "200", "unsupported message type");
    Entries arrival = anArrival().refused(refusal).answered("AR");
    store.record(List.of(arrival.settled(new Fate.Rejected(List.of(refusal)), NOON)));
    MessageSummary summary = found(arrival.id()).summary();
    assertThat(summary.state()).isEqualTo(REJECTED);
    assertThat(summary.reason()).isEqualTo("unsupported message type");
    assertThat(summary.acknowledgement()).isEqualTo("AR");
    assertThat(summary.attempts()).isZero();
    assertThat(store.content(arrival.id())).isPresent();
  }

  @Test
  void aSendersStrangeTextsAreCutToFit() {
    String endless = "x".repeat(5000);
    Entries arrival =
        anArrival()
            .numbered(endless)
            .from("A\0B", "\ud83d\ude00".repeat(150))
            .of(endless + "|" + endless)
            .typed(endless + "^" + endless);
    store.record(List.of(arrival.processed()));
    MessageSummary summary = found(arrival.id()).summary();
    assertThat(summary.controlId()).hasSize(200);
    assertThat(summary.sendingApplication()).isEqualTo("A\ufffdB");
    assertThat(summary.sendingFacility()).isEqualTo("\ud83d\ude00".repeat(100));
    MessageQuery byControlId =
        new MessageQuery(Map.of(MessageFilter.CONTROL_ID, endless), Optional.empty(), 10);
    assertThat(store.search(byControlId)).containsExactly(summary);
  }

  @Test
  void aBatchIsWrittenWholeOrNotAtAllAndTheErrorQuotesNoRow() {
    Entries good = anArrival();
    Entries bad = anArrival().numbered("C-9").answered("TOO LONG");
    assertThatThrownBy(() -> store.record(List.of(good.processed(), bad.processed())))
        .isInstanceOfSatisfying(JournalUnavailable.class, e -> assertThat(e.refused()).isTrue())
        .hasMessageNotContaining("12345")
        .hasNoCause();
    assertThat(store.find(good.id())).isEmpty();
    assertThat(store.content(good.id())).isEmpty();
  }

  @Test
  void writersOfTheSameMessagesDoNotLoseOrDoubleAnything() throws Exception {
    List<Entry> early = new ArrayList<>();
    List<Entry> fates = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Entries arrival = anArrival().numbered("C-" + i).receivedAt(NOON.plusMillis(i));
      early.add(arrival.received());
      fates.add(arrival.processed("Patient/p" + i + "/_history/1"));
    }
    List<Callable<Boolean>> work = new ArrayList<>();
    for (List<Entry> entries : List.of(early, fates, fates, early)) {
      List<Entry> shuffled = new ArrayList<>(entries);
      Collections.shuffle(shuffled, new Random(work.size()));
      for (int i = 0; i < shuffled.size(); i += 20) {
        List<Entry> batch = List.copyOf(shuffled.subList(i, i + 20));
        work.add(
            () -> {
              store.record(batch);
              return true;
            });
      }
    }
    Collections.shuffle(work, new Random(7));
    ExecutorService pool = Executors.newFixedThreadPool(6);
    try {
      for (Future<Boolean> done : pool.invokeAll(work)) {
        done.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(store.counts(Instant.EPOCH))
        .containsEntry(PROCESSED, 200L)
        .containsEntry(RECEIVED, 0L);
    for (Entry fate : fates) {
      MessageDetail detail = found(fate.arrival().id());
      assertThat(detail.timeline()).hasSize(2);
      assertThat(detail.references()).hasSize(1);
      assertThat(detail.summary().attempts()).isEqualTo(1);
    }
  }
}
