package org.corridor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.delivery.Declared.limited;
import static org.corridor.delivery.Declared.ordered;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is handed over arrives, in order. */
@ParameterizedClass
@EnumSource
class DispatchTest extends OnEachHub {

  @Test
  void whatIsHandedOverArrives() {
    serving();
    MessageId id = hub.send("ward", "N|1", "one");
    hub.awaitState(id, DeliveryState.DELIVERED);
    assertThat(ward.came()).containsExactly("one");
    assertThat(hub.texts("SELECT reason FROM delivery_settled")).containsExactly("AA");
    assertThat(hub.texts("SELECT id FROM delivery")).isEmpty();
  }

  @Test
  void whatWasHandedOverBeforeTheStartArrives() {
    MessageId id = hub.send("ward", "N|1", "one");
    serving();
    hub.awaitState(id, DeliveryState.DELIVERED);
    assertThat(ward.came()).containsExactly("one");
  }

  @Test
  void aMessageThatComesAgainIsNotDeliveredAgain() {
    serving();
    MessageId id = hub.send("ward", "N|1", "one");
    hub.awaitState(id, DeliveryState.DELIVERED);
    hub.hand(id, "one", List.of(Hub.consignment(id, "ward", "N|1")));
    MessageId next = hub.send("ward", "N|1", "two");
    hub.awaitState(next, DeliveryState.DELIVERED);
    assertThat(ward.came()).containsExactly("one", "two");
  }

  @Test
  void aWayThatCannotBeOpenedIsTriedAgain() {
    ward.unusable(Optional.of(new NoClassDefFoundError("org/example/Missing")));
    serving();
    MessageId first = hub.send("ward", "N|1", "one");
    Hub.await(() -> !hub.texts("SELECT id FROM delivery WHERE attempts = 1").isEmpty());
    ward.unusable(Optional.empty());
    MessageId second = hub.send("ward", "N|1", "two");
    Hub.await(
        () -> {
          hub.time.pass(Duration.ofSeconds(1));
          return ward.came().size() == 2;
        });
    hub.awaitState(first, DeliveryState.DELIVERED);
    hub.awaitState(second, DeliveryState.DELIVERED);
    assertThat(ward.came()).containsExactly("one", "two");
    assertThat(ward.repeated()).isEmpty();
  }

  @Test
  void whatCannotBeWrittenDownIsNotSentButTriedAgain() {
    serving();
    hub.execute("ALTER TABLE delivery ADD CONSTRAINT nothing_goes CHECK (state <> 'SENDING')");
    MessageId first = hub.send("ward", "N|1", "one");
    Hub.await(() -> hub.dispatch.status("ward").orElseThrow().lastTrouble().contains("write down"));
    assertThat(ward.came()).isEmpty();
    hub.execute("ALTER TABLE delivery DROP CONSTRAINT nothing_goes");
    Hub.await(
        () -> {
          hub.time.pass(Duration.ofSeconds(10));
          return ward.came().size() == 1;
        });
    hub.awaitState(first, DeliveryState.DELIVERED);
  }

  @Test
  void patientsKeepTheirOrderThoughSomeFail() {
    serving();
    Map<String, Integer> tries = new ConcurrentHashMap<>();
    ward.answers(
        text ->
            text.hashCode() % 5 == 0 && tries.merge(text, 1, Integer::sum) < 3
                ? new Attempt.Answered("AE")
                : new Attempt.Taken("AA"));
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String text = "p" + (i % 7) + " " + i;
      sent.add(text);
      hub.send("ward", "N|" + i % 7, text);
    }
    Hub.await(
        () -> {
          hub.time.pass(Duration.ofSeconds(1));
          return ward.came().size() == 200;
        });
    assertThat(byPatient(ward.came())).isEqualTo(byPatient(sent));
    assertThat(ward.came()).isNotEqualTo(sent);
  }

  private static Map<String, List<String>> byPatient(List<String> texts) {
    return texts.stream()
        .collect(
            Collectors.groupingBy(text -> text.substring(0, 2), TreeMap::new, Collectors.toList()));
  }

  @Test
  void differentPatientsGoInParallelUpToTheConnections() {
    serving();
    var gate = new CountDownLatch(1);
    ward.answers(
        text -> {
          try {
            gate.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new Attempt.Taken("AA");
        });
    for (int i = 0; i < 10; i++) {
      hub.send("ward", "N|" + i, "m" + i);
    }
    Hub.await(() -> ward.mostAtOnce() == 4);
    gate.countDown();
    Hub.await(() -> ward.came().size() == 10);
    assertThat(ward.mostAtOnce()).isEqualTo(4);
    assertThat(ward.open()).isLessThanOrEqualTo(4);
  }

  @Test
  void strictMeansOneAfterTheOther() {
    serving(ordered(Order.STRICT, 1));
    List<String> sent = IntStream.range(0, 50).mapToObj(i -> "m" + i).toList();
    sent.forEach(text -> hub.send("ward", text, text));
    Hub.await(() -> ward.came().size() == 50);
    assertThat(ward.came()).isEqualTo(sent);
    assertThat(ward.mostAtOnce()).isEqualTo(1);
  }

  @Test
  void noMoreASecondThanAllowed() {
    serving(limited(5));
    for (int i = 0; i < 12; i++) {
      hub.send("ward", "N|" + i, "m" + i);
    }
    for (int sent = 1; sent < 10; sent++) {
      reach(sent);
      hub.time.pass(Duration.ofMillis(199));
      assertThat(ward.came()).hasSize(sent);
      hub.time.pass(Duration.ofMillis(1));
    }
    reach(10);
  }

  /** Lets happen what is due, also what is found to be due late. */
  private void reach(int deliveries) {
    Hub.await(
        () -> {
          hub.time.pass(Duration.ZERO);
          return ward.came().size() == deliveries;
        });
  }
}
