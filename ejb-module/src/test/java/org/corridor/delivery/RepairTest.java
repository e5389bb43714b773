package org.corridor.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.delivery.Repairs.Outcome;
import org.corridor.journal.Access;
import org.corridor.journal.BadFilter;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What people see, and do, about deliveries. */
@ParameterizedClass
@EnumSource
class RepairTest extends OnEachHub {

  static DeliveryQuery all(String... parametersAndValues) {
    Map<DeliveryFilter, String> filters = new HashMap<>();
    for (int i = 0; i < parametersAndValues.length; i += 2) {
      filters.put(
          DeliveryFilter.of(parametersAndValues[i]).orElseThrow(), parametersAndValues[i + 1]);
    }
    return new DeliveryQuery(filters, Optional.empty(), 100);
  }

  private MessageId parked(String text) {
    ward.answers(one -> new Attempt.Refused("AR"));
    MessageId id = hub.send("ward", "N|1", text);
    hub.awaitState(id, DeliveryState.PARKED);
    ward.answers(one -> new Attempt.Taken("AA"));
    return id;
  }

  private UUID delivery(MessageId message) {
    return hub.deliveries().of(message).get(0).id();
  }

  @Test
  void whatIsTriedAgainArrives() {
    serving();
    MessageId id = parked("one");
    assertThat(hub.repairs().retry(delivery(id), "anna")).isEqualTo(Outcome.DONE);
    hub.awaitState(id, DeliveryState.DELIVERED);
    assertThat(hub.deliveries().find(delivery(id)).orElseThrow().timeline())
        .extracting(DeliveryDetail.Event::state, DeliveryDetail.Event::who)
        .containsExactly(
            tuple(DeliveryState.PARKED, ""),
            tuple(DeliveryState.WAITING, "anna"),
            tuple(DeliveryState.DELIVERED, ""));
    assertThat(hub.repairs().retry(delivery(id), "anna")).isEqualTo(Outcome.TOO_LATE);
    assertThat(hub.repairs().retry(UUID.randomUUID(), "anna")).isEqualTo(Outcome.ABSENT);
  }

  @Test
  void whatIsDiscardedStaysWithWhoAndWhy() {
    serving();
    MessageId id = parked("one");
    assertThat(hub.repairs().discard(delivery(id), "anna", "sent by fax")).isEqualTo(Outcome.DONE);
    DeliveryDetail detail = hub.deliveries().find(delivery(id)).orElseThrow();
    assertThat(detail.delivery().state()).isEqualTo(DeliveryState.DISCARDED);
    assertThat(detail.delivery().reason()).isEqualTo("sent by fax");
    assertThat(detail.timeline().get(1).who()).isEqualTo("anna");
    assertThat(ward.came()).isEmpty();
  }

  @Test
  void aDeliveryThatWaitsCanBeDiscardedAndTheNextGoesOn() {
    serving();
    hub.dispatch.pause("ward", true, "anna");
    MessageId first = hub.send("ward", "N|1", "one");
    MessageId second = hub.send("ward", "N|1", "two");
    assertThat(hub.repairs().discard(delivery(first), "anna", "wrong patient"))
        .isEqualTo(Outcome.DONE);
    hub.dispatch.pause("ward", false, "anna");
    hub.awaitState(second, DeliveryState.DELIVERED);
    assertThat(ward.came()).containsExactly("two");
  }

  @Test
  void aCorrectedCopyGoesAndTheOriginalStays() {
    serving();
    MessageId id = parked("wrong");
    UUID original = delivery(id);
    UUID copy = hub.repairs().correct(original, "anna", "right".getBytes(UTF_8)).orElseThrow();
    Hub.await(() -> ward.came().equals(List.of("right")));
    DeliveryDetail detail = hub.deliveries().find(original).orElseThrow();
    assertThat(detail.delivery().state()).isEqualTo(DeliveryState.DISCARDED);
    assertThat(detail.copies()).containsExactly(copy);
    Delivery corrected = hub.deliveries().find(copy).orElseThrow().delivery();
    assertThat(corrected.copyOf()).contains(original);
    assertThat(corrected.madeBy()).isEqualTo("anna");
    assertThat(corrected.contentType()).isEqualTo("x-application/hl7-v2+er7");
    assertThat(text(copy)).isEqualTo("right");
    assertThat(text(original)).isEqualTo("wrong");
  }

  private String text(UUID delivery) {
    return new String(
        hub.deliveries().disclose(delivery, "anna", "complaint").orElseThrow().bytes(), UTF_8);
  }

  @Test
  void whoReadsContentIsWrittenDown() {
    serving();
    MessageId id = parked("one");
    assertThat(text(delivery(id))).isEqualTo("one");
    assertThat(hub.journal.accesses(id))
        .extracting(Access::who, Access::why)
        .containsExactly(tuple("anna", "delivery " + delivery(id) + " complaint"));
    assertThat(hub.deliveries().disclose(UUID.randomUUID(), "anna", "")).isEmpty();
  }

  @Test
  void whatWasDeliveredIsSentOnceMoreToOneOrAll() {
    Receiver archive = new Receiver();
    hub.destinations.declare(Declared.usual("archive", archive));
    serving();
    MessageId first = hub.send(List.of("ward", "archive"), "N|1", "one");
    MessageId second = hub.send(List.of("ward", "archive"), "N|2", "two");
    Hub.await(() -> hub.texts("SELECT id FROM delivery_settled").size() == 4);

    assertThat(hub.repairs().replay(all("message", first.toString()), Optional.empty(), "anna"))
        .isEqualTo(new Repairs.Report(2, 0, false));
    Hub.await(() -> ward.came().size() == 3 && archive.came().size() == 3);

    hub.repairs().replay(all("destination", "ward"), Optional.of("archive"), "anna");
    Hub.await(() -> archive.came().size() == 5);
    assertThat(ward.came()).filteredOn("one"::equals).hasSize(2);
    assertThat(archive.came()).filteredOn("two"::equals).hasSize(2);
    assertThat(hub.deliveries().of(second)).filteredOn(one -> one.copyOf().isPresent()).hasSize(1);
    assertThatThrownBy(
            () -> hub.repairs().replay(all("state", "PARKED"), Optional.of("moon"), "anna"))
        .isInstanceOf(BadFilter.class)
        .hasMessageContaining("not a declared destination");
  }

  @Test
  void manyAreTriedAgainOrGivenUpTogether() {
    serving();
    ward.answers(text -> new Attempt.Refused("no"));
    List<MessageId> all = new ArrayList<>();
    for (String text : List.of("one", "two", "three")) {
      all.add(hub.send("ward", "N|" + text, text));
      hub.time.pass(Duration.ofSeconds(1));
    }
    all.forEach(id -> hub.awaitState(id, DeliveryState.PARKED));
    ward.answers(text -> new Attempt.Taken("AA"));
    DeliveryQuery oldest =
        new DeliveryQuery(Map.of(DeliveryFilter.STATE, "PARKED"), Optional.empty(), 2);

    assertThat(hub.repairs().retry(oldest, "anna")).isEqualTo(new Repairs.Report(2, 0, true));
    hub.awaitState(all.get(0), DeliveryState.DELIVERED);
    hub.awaitState(all.get(1), DeliveryState.DELIVERED);
    assertThat(hub.is(all.get(2), DeliveryState.PARKED)).isTrue();

    assertThat(hub.repairs().discard(all("destination", "ward"), "anna", "by telephone"))
        .isEqualTo(new Repairs.Report(1, 2, false));
    assertThat(hub.deliveries().of(all.get(2)).get(0).reason()).isEqualTo("by telephone");
    assertThat(hub.is(all.get(1), DeliveryState.DELIVERED)).isTrue();
  }

  @Test
  void searchesFindOpenAndSettledDeliveriesPageByPage() {
    serving();
    for (int i = 0; i < 5; i++) {
      hub.send("ward", "N|" + i, "m" + i);
    }
    Hub.await(() -> hub.texts("SELECT id FROM delivery_settled").size() == 5);
    MessageId parked = parked("bad");
    assertThat(hub.deliveries().search(all("state", "PARKED,IN_DOUBT")))
        .extracting(Delivery::message)
        .containsExactly(parked);
    assertThat(hub.deliveries().search(all("state", "DELIVERED"))).hasSize(5);
    assertThat(hub.deliveries().search(all("destination", "ward", "interface", "lab"))).hasSize(6);
    assertThat(hub.deliveries().search(all("destination", "moon"))).isEmpty();
    assertThat(hub.deliveries().search(all("from", "2026-11-21T12:00:00Z"))).hasSize(6);
    assertThat(hub.deliveries().search(all("to", "2026-11-21T12:00:00Z"))).isEmpty();
    List<Delivery> everything = hub.deliveries().search(all());
    List<Delivery> first =
        hub.deliveries().search(new DeliveryQuery(Map.of(), Optional.empty(), 4));
    List<Delivery> rest =
        hub.deliveries().search(new DeliveryQuery(Map.of(), Optional.of(first.get(3).id()), 4));
    assertThat(first).isEqualTo(everything.subList(0, 4));
    assertThat(rest).isEqualTo(everything.subList(4, 6));
    assertThatThrownBy(() -> all("state", "LOST")).isInstanceOf(BadFilter.class);
    assertThatThrownBy(() -> all("message", "x")).isInstanceOf(BadFilter.class);
    assertThatThrownBy(() -> all("from", "x")).isInstanceOf(BadFilter.class);
  }
}
