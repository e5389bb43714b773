package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WriteOrderTest {

  private final Map<String, Set<String>> writes = new LinkedHashMap<>();

  @Test
  void whatIsReferredToComesFirst() {
    refer("a", "b");
    refer("b", "c");
    refer("c");

    assertThat(order().keys()).containsExactly("Patient/c", "Patient/b", "Patient/a");
    assertThat(order().announced()).isEmpty();
  }

  @Test
  void inACircleOneIsAnnounced() {
    refer("a", "b");
    refer("b", "c");
    refer("c", "a");

    assertThat(order().keys()).containsExactlyInAnyOrder("Patient/a", "Patient/b", "Patient/c");
    assertThat(order().announced()).containsExactly("Patient/a");
  }

  @Test
  void aResourceThatRefersToItselfIsAnnounced() {
    refer("a", "a");

    assertThat(order().announced()).containsExactly("Patient/a");
  }

  @Test
  void whatExistsAlreadyMayComeAtAnyTime() {
    refer("a", "b");
    refer("b", "a");

    WriteOrder order = WriteOrder.of(writes, Set.of("Patient/a"));

    assertThat(order.keys()).containsExactly("Patient/a", "Patient/b");
    assertThat(order.announced()).isEmpty();
  }

  private WriteOrder order() {
    return WriteOrder.of(writes, writes.keySet());
  }

  private void refer(String id, String... targets) {
    writes.put(
        "Patient/" + id,
        Stream.of(targets).map(target -> "Patient/" + target).collect(Collectors.toSet()));
  }
}
