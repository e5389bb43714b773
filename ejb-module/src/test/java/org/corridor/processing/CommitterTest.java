package org.corridor.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.corridor.delivery.Consignment;
import org.corridor.intake.Rush;
import org.corridor.journal.Arrival;
import org.corridor.journal.Fate;
import org.corridor.processing.Work.Outcome;
import org.corridor.repository.ChangeRefused;
import org.corridor.repository.RepositoryDoor;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.shared.MessageId;
import org.corridor.shared.Stop;
import org.corridor.translation.Translation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitterTest {

  private static final ProcessingSettings SETTINGS =
      new ProcessingSettings(1, 8, 3, Duration.ofMillis(1), Duration.ofMillis(5));

  private final ScriptedRepository repository = new ScriptedRepository();
  private final RememberingLedger ledger = new RememberingLedger();
  private final Committer committer = new Committer(ledger, SETTINGS, NoRush.EVER);

  @BeforeEach
  void open() {
    RepositoryDoor.open(repository);
    committer.start(Thread::new);
  }

  @AfterEach
  void close() {
    committer.close();
    RepositoryDoor.close();
  }

  @Test
  void messagesThatWaitTogetherShareOneTransaction() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    repository.trouble =
        ids -> {
          if (ids.contains("first")) {
            busy.countDown();
            waitFor(release);
          }
        };
    CompletableFuture<Outcome> first = committer.submit(work(arrival("1"), "first"));
    waitFor(busy);
    List<CompletableFuture<Outcome>> others = new ArrayList<>();
    for (int i = 2; i <= 6; i++) {
      others.add(committer.submit(work(arrival("" + i), "patient-" + i)));
    }
    release.countDown();

    assertThat(fate(first)).isInstanceOf(Fate.Processed.class);
    for (CompletableFuture<Outcome> other : others) {
      assertThat(fate(other)).isInstanceOf(Fate.Processed.class);
    }
    assertThat(repository.transactions)
        .containsExactly(
            List.of("first"),
            List.of("patient-2", "patient-3", "patient-4", "patient-5", "patient-6"));
  }

  @Test
  void messagesWaitWhileSendersPress() throws Exception {
    AtomicLong now = new AtomicLong();
    Rush rush = new Rush(10, Duration.ofSeconds(15), now::get);
    rush.pressed(1_000);
    now.addAndGet(Duration.ofMillis(150).toNanos());
    rush.pressed(1);
    try (Committer resting = new Committer(ledger, SETTINGS, rush)) {
      resting.start(Thread::new);
      CompletableFuture<Outcome> first = resting.submit(work(arrival("1"), "first"));
      assertThatThrownBy(() -> first.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);

      now.addAndGet(Duration.ofMillis(500).toNanos());

      assertThat(fate(first)).isInstanceOf(Fate.Processed.class);
    }
  }

  @Test
  void oneRefusedChangeDoesNotSpoilItsNeighbours() throws Exception {
    repository.trouble =
        ids -> {
          if (ids.contains("bad")) {
            throw new ChangeRefused("invalid reference", new IllegalArgumentException());
          }
        };
    List<CompletableFuture<Outcome>> outcomes =
        List.of(
            committer.submit(work(arrival("1"), "good")),
            committer.submit(work(arrival("2"), "bad")),
            committer.submit(work(arrival("3"), "fine")));

    assertThat(fate(outcomes.get(0))).isInstanceOf(Fate.Processed.class);
    assertThat(fate(outcomes.get(1)))
        .isInstanceOfSatisfying(
            Fate.Dead.class, dead -> assertThat(dead.reason()).contains("invalid reference"));
    assertThat(fate(outcomes.get(2))).isInstanceOf(Fate.Processed.class);
  }

  @Test
  void resendIsRecordedAndNotStoredAgain() throws Exception {
    Arrival original = arrival("77");
    Arrival resend = arrival("77");
    fate(committer.submit(work(original, "p1")));

    Fate fate = fate(committer.submit(work(resend, "p1")));

    assertThat(fate)
        .isInstanceOfSatisfying(
            Fate.Filtered.class,
            filtered -> assertThat(filtered.reason()).contains(original.id().toString()));
    assertThat(repository.transactions).containsExactly(List.of("p1"));
    assertThat(ledger.fateOf(resend)).isEqualTo(fate);
  }

  @Test
  void sameControlIdWithOtherContentIsAnErrorThatShows() throws Exception {
    fate(committer.submit(work(arrival("77", "one"), "p1")));

    Fate fate = fate(committer.submit(work(arrival("77", "two"), "p2")));

    assertThat(fate).isInstanceOf(Fate.Dead.class);
    assertThat(fate.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.location()).isEqualTo("MSH-10");
              assertThat(finding.code()).isEqualTo("205");
            });
    assertThat(repository.transactions).containsExactly(List.of("p1"));
  }

  @Test
  void aPassingFailureIsHandedBackAndNothingIsRecorded() throws Exception {
    repository.trouble =
        ids -> {
          throw new RepositoryUnavailable("version conflict", new IllegalStateException());
        };

    Outcome outcome = get(committer.submit(work(arrival("1"), "p1")));

    assertThat(outcome).isEqualTo(new Outcome.TryAgain("version conflict"));
    assertThat(repository.transactions).isEmpty();
  }

  @Test
  void anOutageOfTheJournalIsWaitedOut() throws Exception {
    ledger.outages.set(3);
    Arrival arrival = arrival("1");

    Fate fate = fate(committer.submit(work(arrival, "p1")));

    assertThat(fate).isInstanceOf(Fate.Processed.class);
    assertThat(ledger.fateOf(arrival)).isEqualTo(fate);
    assertThat(ledger.outages).hasValue(0);
  }

  @Test
  void whatIsToBeDeliveredIsWrittenWithTheFate() throws Exception {
    Arrival first = arrival("1");
    get(committer.submit(work(first, "p1")));
    get(committer.submit(work(arrival("1"), "p1")));

    assertThat(ledger.consignments()).containsExactly(consignment(first));
  }

  @Test
  void aMessageThatIsOnlyPassedOnNeedsNoRepositoryButIsRecognised() throws Exception {
    Fate.Processed fate = new Fate.Processed(List.of(), List.of());
    Arrival first = arrival("1");
    Arrival again = arrival("1");
    for (Arrival arrival : List.of(first, again)) {
      get(committer.submit(Work.passed(arrival, fate, Stop.PARSE, List.of(consignment(arrival)))));
    }

    assertThat(ledger.fateOf(first)).isEqualTo(fate);
    assertThat(ledger.fateOf(again)).isInstanceOf(Fate.Filtered.class);
    assertThat(ledger.consignments()).containsExactly(consignment(first));
    assertThat(repository.transactions).isEmpty();
  }

  private static Work work(Arrival arrival, String patient) {
    return Work.translated(
        arrival,
        new Translation(ScriptedRepository.patient(patient), List.of()),
        List.of(),
        List.of(consignment(arrival)));
  }

  private static Consignment consignment(Arrival arrival) {
    return new Consignment(
        arrival.id(), "main", "route", "ward", "", "text/plain", Optional.empty(), "v1");
  }

  private static Arrival arrival(String controlId) {
    return arrival(controlId, "content");
  }

  private static Arrival arrival(String controlId, String content) {
    return new Arrival(
        MessageId.next(Clock.systemUTC()),
        "main",
        Instant.EPOCH,
        false,
        "ADT^A01",
        controlId,
        "APP",
        "FAC",
        "EHM|1",
        "AA",
        List.of(),
        content.getBytes(StandardCharsets.UTF_8));
  }

  private static Fate fate(CompletableFuture<Outcome> outcome) throws Exception {
    return ((Outcome.Settled) get(outcome)).fate();
  }

  private static Outcome get(CompletableFuture<Outcome> outcome) throws Exception {
    return outcome.get(10, TimeUnit.SECONDS);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }
}
