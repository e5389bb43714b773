package org.corridor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.corridor.delivery.Declared.aged;
import static org.corridor.delivery.Declared.ordered;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Destinations that are down, refuse, or answer with errors. */
@ParameterizedClass
@EnumSource
class OutageTest extends OnEachHub {

  private boolean isDown() {
    return hub.dispatch.status("ward").orElseThrow().down();
  }

  @Test
  void aDestinationThatIsDownGetsEverythingWhenItIsBack() {
    serving();
    ward.down();
    List<String> sent = IntStream.range(0, 40).mapToObj(i -> "m" + i).toList();
    sent.forEach(text -> hub.send("ward", "N|1" + text, text));
    Hub.await(this::isDown);
    hub.time.pass(Duration.ofHours(1));
    assertThat(hub.texts("SELECT DISTINCT answers FROM delivery")).containsExactly("0");
    assertThat(hub.texts("SELECT id FROM delivery WHERE queued = FALSE")).isEmpty();
    ward.up();
    hub.time.pass(Duration.ofSeconds(10));
    Hub.await(() -> ward.came().size() == 40);
    assertThat(ward.repeated()).isEmpty();
    assertThat(isDown()).isFalse();
  }

  @Test
  void anOutageIsToldOnceInTheTimeline() {
    serving();
    ward.down();
    MessageId id = hub.send("ward", "N|1", "one");
    AtomicInteger hours = new AtomicInteger();
    Hub.await(
        () -> {
          hub.time.pass(Duration.ofMinutes(6));
          hours.incrementAndGet();
          return hub.deliveries().of(id).get(0).attempts() > 8;
        });
    ward.up();
    Hub.await(
        () -> {
          hub.time.pass(Duration.ofMinutes(6));
          return hub.is(id, DeliveryState.DELIVERED);
        });
    DeliveryDetail detail =
        hub.deliveries().find(hub.deliveries().of(id).get(0).id()).orElseThrow();
    assertThat(detail.timeline())
        .extracting(DeliveryDetail.Event::state, DeliveryDetail.Event::text)
        .containsExactly(
            tuple(DeliveryState.WAITING, "connection refused"),
            tuple(DeliveryState.DELIVERED, "AA"));
  }

  @Test
  void poisonIsSetAsideAndTheOthersOfThePatientGoOn() {
    serving();
    ward.answers(
        text -> text.equals("poison") ? new Attempt.Answered("AE: no") : new Attempt.Taken("AA"));
    MessageId poison = hub.send("ward", "N|1", "poison");
    MessageId next = hub.send("ward", "N|1", "next");
    MessageId other = hub.send("ward", "N|2", "other");
    hub.awaitState(other, DeliveryState.DELIVERED);
    assertThat(hub.is(next, DeliveryState.WAITING)).isTrue();
    Hub.await(
        () -> {
          hub.time.pass(Duration.ofSeconds(1));
          return hub.is(next, DeliveryState.DELIVERED);
        });
    hub.awaitState(poison, DeliveryState.PARKED);
    Delivery parked = hub.deliveries().of(poison).get(0);
    assertThat(parked.attempts()).isEqualTo(5);
    assertThat(parked.reason()).isEqualTo("AE: no");
    assertThat(isDown()).isFalse();
  }

  @Test
  void whatIsRefusedIsSetAsideAtOnce() {
    serving();
    ward.answers(text -> new Attempt.Refused("AR: unknown patient"));
    MessageId id = hub.send("ward", "N|1", "one");
    hub.awaitState(id, DeliveryState.PARKED);
    assertThat(hub.deliveries().of(id).get(0).attempts()).isEqualTo(1);
  }

  @Test
  void aReceiverThatAnswersEverythingWithErrorsIsTakenToBeDown() {
    serving();
    ward.answers(text -> new Attempt.Answered("AE: database down"));
    for (int i = 0; i < 30; i++) {
      hub.send("ward", "N|" + i, "m" + i);
    }
    Hub.await(this::isDown);
    hub.time.pass(Duration.ofHours(1));
    Hub.await(() -> ward.idle());
    assertThat(hub.texts("SELECT id FROM delivery WHERE queued = FALSE")).isEmpty();
    ward.answers(text -> new Attempt.Taken("AA"));
    Hub.await(
        () -> {
          hub.time.pass(Duration.ofSeconds(10));
          return ward.came().size() == 30;
        });
  }

  @Test
  void pausesOutliveARestart() {
    serving();
    ward.answers(text -> new Attempt.Answered("AE: busy"));
    MessageId id = hub.send("ward", "N|1", "one");
    Hub.await(() -> hub.texts("SELECT id FROM delivery WHERE not_before IS NOT NULL").size() == 1);
    crashed();
    hub.time.pass(Duration.ofMillis(1500));
    assertThat(hub.is(id, DeliveryState.WAITING)).isTrue();
    ward.answers(text -> new Attempt.Taken("AA"));
    Hub.await(
        () -> {
          hub.time.pass(Duration.ofMillis(500));
          return hub.is(id, DeliveryState.DELIVERED);
        });
    assertThat(hub.deliveries().of(id).get(0).attempts()).isEqualTo(2);
  }

  @Test
  void whatIsTooOldIsSetAside() {
    serving(aged(Duration.ofHours(2)));
    ward.down();
    MessageId id = hub.send("ward", "N|1", "one");
    passing(Duration.ofMinutes(5), () -> hub.is(id, DeliveryState.PARKED));
    assertThat(hub.deliveries().of(id).get(0).reason()).contains("too old");
    assertThat(hub.repairs().retry(hub.deliveries().of(id).get(0).id(), "anna"))
        .isEqualTo(Repairs.Outcome.DONE);
    ward.up();
    // However busy the machine is, it does not become too old again.
    passing(Duration.ofSeconds(3), () -> hub.is(id, DeliveryState.DELIVERED));
  }

  /** Lets the hub's time pass, not so fast that on a busy machine every lease is over at once. */
  private void passing(Duration step, BooleanSupplier until) {
    Hub.await(
        () -> {
          LockSupport.parkNanos(10_000_000);
          hub.time.pass(step);
          return until.getAsBoolean();
        });
  }

  @Test
  void aPausedDestinationStaysPausedOverARestart() {
    serving();
    assertThat(hub.dispatch.pause("ward", true, "anna")).isTrue();
    assertThat(hub.dispatch.pause("elsewhere", true, "anna")).isFalse();
    crashed();
    MessageId id = hub.send("ward", "N|1", "one");
    hub.time.pass(Duration.ofMinutes(10));
    assertThat(ward.came()).isEmpty();
    assertThat(hub.dispatch.status("ward").orElseThrow().paused()).isTrue();
    hub.dispatch.pause("ward", false, "anna");
    hub.awaitState(id, DeliveryState.DELIVERED);
  }

  @Test
  void anotherDeclarationIsGoneOnWithAtOnce() {
    serving();
    hub.send("ward", "N|1", "one");
    Hub.await(() -> ward.came().size() == 1);
    Receiver other = new Receiver();
    hub.destinations.declare(ordered(Order.STRICT, 1).apply(Declared.usual("ward", other)));
    Hub.await(() -> ward.open() == 0);
    hub.send("ward", "N|1", "two");
    Hub.await(() -> other.came().size() == 1);
    assertThat(ward.came()).containsExactly("one");
  }

  @Test
  void aDestinationThatIsNoLongerDeclaredKeepsItsDeliveries() {
    serving();
    hub.destinations.remove("ward");
    Hub.await(() -> hub.dispatch.status().isEmpty());
    MessageId id = hub.send("ward", "N|1", "one");
    assertThat(hub.is(id, DeliveryState.WAITING)).isTrue();
    hub.destinations.declare(Declared.usual("ward", ward));
    hub.awaitState(id, DeliveryState.DELIVERED);
  }

  @Test
  void stoppingWaitsForWhatIsOnItsWayAndGivesNothingMoreOut() throws Exception {
    serving();
    var arrived = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    ward.answers(
        text -> {
          arrived.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new Attempt.Taken("AA");
        });
    MessageId first = hub.send("ward", "N|1", "one");
    MessageId second = hub.send("ward", "N|1", "two");
    arrived.await();
    Thread stopping = new Thread(hub.dispatch::stop);
    stopping.start();
    Hub.await(() -> !hub.dispatch.isRunning());
    goOn.countDown();
    stopping.join();
    assertThat(hub.is(first, DeliveryState.DELIVERED)).isTrue();
    assertThat(hub.is(second, DeliveryState.WAITING)).isTrue();
    assertThat(ward.open()).isZero();
  }
}
