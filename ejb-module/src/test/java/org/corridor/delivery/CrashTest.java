package org.corridor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.delivery.Declared.doubting;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The hub is killed at every step of a delivery: nothing is lost, and what may repeat is marked.
 */
@ParameterizedClass
@EnumSource
class CrashTest extends OnEachHub {

  private final CountDownLatch sending = new CountDownLatch(1);

  /** The receiver is in the middle of it until the hub is killed. */
  private void stuck(Attempt afterwards) {
    ward.answers(
        text -> {
          sending.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException killed) {
            Thread.currentThread().interrupt();
          }
          return afterwards;
        });
  }

  private void crash() {
    // First, so that the next hub finds it so.
    ward.answers(text -> new Attempt.Taken("AA"));
    crashed();
  }

  private void killedWhileSending(Attempt afterwards) throws InterruptedException {
    stuck(afterwards);
    hub.send("ward", "N|1", "one");
    sending.await();
    hub.kill();
    Hub.await(() -> ward.idle());
    ward.answers(text -> new Attempt.Taken("AA"));
    crashed();
  }

  @Test
  void beforeItIsWrittenThatItGoesNothingHasGone() {
    serving();
    hub.dispatch.pause("ward", true, "anna");
    MessageId id = hub.send("ward", "N|1", "one");
    crash();
    hub.dispatch.pause("ward", false, "anna");
    hub.awaitState(id, DeliveryState.DELIVERED);
    assertThat(ward.came()).containsExactly("one");
    assertThat(ward.repeated()).isEmpty();
  }

  @Test
  void beforeItIsSentItIsInDoubtAndSentMarked() throws InterruptedException {
    serving();
    killedWhileSending(new Attempt.Unreached("killed before a byte went"));
    Hub.await(() -> ward.came().size() == 1);
    assertThat(ward.repeated()).containsExactly("one");
  }

  @Test
  void afterItIsSentAndBeforeTheAnswerItIsSentAgainMarked() throws InterruptedException {
    serving();
    killedWhileSending(new Attempt.InDoubt("killed after it went"));
    Hub.await(() -> ward.came().size() == 2);
    assertThat(ward.repeated()).containsExactly("one");
  }

  @Test
  void afterTheAnswerAndBeforeItIsWrittenItIsSentAgainMarked() {
    serving();
    Hub first = hub;
    ward.answers(
        text -> {
          first.cut();
          return new Attempt.Taken("AA");
        });
    MessageId id = hub.send("ward", "N|1", "one");
    Hub.await(() -> ward.came().size() == 1);
    crash();
    hub.awaitState(id, DeliveryState.DELIVERED);
    assertThat(ward.came()).containsExactly("one", "one");
    assertThat(ward.repeated()).containsExactly("one");
  }

  @Test
  void onlyWhatWasOnItsWayIsInDoubt() throws InterruptedException {
    serving();
    stuck(new Attempt.InDoubt("killed"));
    for (int i = 0; i < 20; i++) {
      hub.send("ward", "N|" + i, "m" + i);
    }
    sending.await();
    hub.kill();
    Hub.await(() -> ward.idle());
    ward.answers(text -> new Attempt.Taken("AA"));
    crashed();
    Hub.await(() -> hub.texts("SELECT id FROM delivery_settled").size() == 20);
    assertThat(ward.repeated()).hasSizeLessThanOrEqualTo(4);
    assertThat(ward.came()).hasSize(20 + ward.repeated().size());
  }

  @Test
  void heldMeansThatThePatientWaitsForAPerson() throws InterruptedException {
    serving(doubting(InDoubtPolicy.HOLD));
    killedWhileSending(new Attempt.InDoubt("killed"));
    MessageId same = hub.send("ward", "N|1", "two");
    MessageId other = hub.send("ward", "N|2", "three");
    hub.awaitState(other, DeliveryState.DELIVERED);
    assertThat(hub.is(same, DeliveryState.WAITING)).isTrue();
    Delivery held = inDoubt();
    assertThat(held.reason()).contains("stopped");
    assertThat(hub.repairs().retry(held.id(), "anna")).isEqualTo(Repairs.Outcome.DONE);
    hub.awaitState(same, DeliveryState.DELIVERED);
    assertThat(ward.came()).containsExactly("one", "three", "one", "two");
    assertThat(ward.repeated()).containsExactly("one");
  }

  @Test
  void askedMeansThatOnlyThisOneWaitsForAPerson() throws InterruptedException {
    serving(doubting(InDoubtPolicy.ASK));
    killedWhileSending(new Attempt.InDoubt("killed"));
    MessageId same = hub.send("ward", "N|1", "two");
    hub.awaitState(same, DeliveryState.DELIVERED);
    Delivery asked = inDoubt();
    assertThat(hub.repairs().discard(asked.id(), "anna", "the ward has it"))
        .isEqualTo(Repairs.Outcome.DONE);
    assertThat(ward.came()).containsExactly("one", "two");
    assertThat(hub.deliveries().find(asked.id()).orElseThrow().delivery().state())
        .isEqualTo(DeliveryState.DISCARDED);
  }

  private Delivery inDoubt() {
    Hub.await(() -> hub.texts("SELECT id FROM delivery WHERE state = 'IN_DOUBT'").size() == 1);
    return hub.deliveries().search(RepairTest.all("state", "IN_DOUBT")).get(0);
  }

  @Test
  void anotherHubTakesOverWhenTheLeaseHasRunOut() throws InterruptedException {
    serving();
    Hub beside = hub.beside();
    stuck(new Attempt.InDoubt("killed"));
    hub.send("ward", "N|1", "one");
    sending.await();
    hub.kill();
    Hub.await(() -> ward.idle());
    ward.answers(text -> new Attempt.Taken("AA"));
    beside.dispatch.start();
    beside.time.pass(Duration.ofSeconds(10));
    assertThat(ward.came()).containsExactly("one");
    Hub.await(
        () -> {
          beside.time.pass(Hub.SWEEP);
          return ward.came().size() == 2;
        });
    assertThat(ward.repeated()).containsExactly("one");
    beside.dispatch.stop();
  }

  @Test
  void anOutageOfTheDatabaseIsWaitedOut() {
    serving();
    hub.send("ward", "N|1", "one");
    Hub.await(() -> ward.came().size() == 1);
    ward.answers(
        text -> {
          hub.cut();
          return new Attempt.Taken("AA");
        });
    MessageId second = hub.send("ward", "N|1", "two");
    Hub.await(() -> ward.came().size() == 2);
    hub.mend();
    hub.awaitState(second, DeliveryState.DELIVERED);
    assertThat(ward.came()).containsExactly("one", "two");
  }
}
