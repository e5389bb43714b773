package org.corridor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.corridor.journal.Entries.NOON;
import static org.corridor.journal.Entries.anArrival;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.corridor.journal.LeftoverQuery.Kind;
import org.corridor.shared.Leftovers;
import org.corridor.shared.UnmappedCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What messages leave over is in their entries, and counted by sender. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LeftoversTest extends OnEachDatabase {

  private static final UnmappedCode SEX = new UnmappedCode("PID-8", "AdministrativeSex", "Q", "");

  private static UnmappedCode relation(int segment) {
    return new UnmappedCode("NK1[" + segment + "]-3.1", "Relationship", "SO", "urn:x");
  }

  private List<LeftoverCount> all(Kind kind) {
    return search(kind, Map.of(), Optional.empty(), 100);
  }

  private List<LeftoverCount> search(
      Kind kind, Map<MessageFilter, String> filters, Optional<LeftoverCount> after, int limit) {
    return store
        .leftovers()
        .search(new LeftoverQuery(kind, filters, after.map(LeftoverCount::id), limit));
  }

  @Test
  void aMessageTellsWhatItLeftOverAndByWhichRules() {
    Entries message = anArrival();
    store.record(List.of(message.leaving(List.of("PID-13[2]", "ZPI-3"), SEX, relation(2))));
    MessageDetail detail = found(message.id());
    assertThat(detail.leftovers())
        .isEqualTo(new Leftovers(List.of("PID-13[2]", "ZPI-3"), List.of(SEX, relation(2))));
    assertThat(detail.rules()).isEqualTo("00000000000000af");
  }

  @Test
  void aMessageThatLeftNothingOverSaysSo() {
    Entries message = anArrival();
    store.record(List.of(message.processed()));
    assertThat(found(message.id()).leftovers()).isEqualTo(Leftovers.NONE);
  }

  @Test
  void aLaterFateTakesBackWhatWasLeftOver() {
    Entries message = anArrival();
    store.record(List.of(message.leaving(List.of("ZPI-3"))));
    store.replaying(message.id(), "analyst");
    store.record(List.of(message.settled(new Fate.Dead("no", List.of()), LATER.plusSeconds(9))));
    assertThat(found(message.id()).leftovers()).isEqualTo(Leftovers.NONE);
    assertThat(found(message.id()).rules()).isEmpty();
  }

  @Test
  void placesAreCountedBySender() {
    Entries first = anArrival().receivedAt(NOON);
    Entries second = anArrival().receivedAt(NOON.plusSeconds(1));
    Entries other = anArrival().from("LAB", "NORTH");
    store.record(List.of(first.leaving(List.of("ZPI-3", "PV1-50"))));
    store.record(List.of(second.leaving(List.of("ZPI-3")), other.leaving(List.of("ZPI-3"))));
    assertThat(all(Kind.RESIDUE))
        .extracting(
            LeftoverCount::sendingApplication,
            LeftoverCount::location,
            LeftoverCount::messages,
            LeftoverCount::latest)
        .containsExactly(
            tuple("LAB", "ZPI-3", 1L, other.id()),
            tuple("PAS", "PV1-50", 1L, first.id()),
            tuple("PAS", "ZPI-3", 2L, second.id()));
    assertThat(all(Kind.UNMAPPED_CODES)).isEmpty();
  }

  @Test
  void codesAreCountedByTableAndFieldOncePerMessage() {
    store.record(List.of(anArrival().leaving(List.of(), SEX, relation(1), relation(2))));
    assertThat(all(Kind.UNMAPPED_CODES))
        .extracting(
            LeftoverCount::interfaceName,
            LeftoverCount::location,
            LeftoverCount::table,
            LeftoverCount::code,
            LeftoverCount::system,
            LeftoverCount::messages)
        .containsExactly(
            tuple("adt-in", "NK1-3.1", "Relationship", "SO", "urn:x", 1L),
            tuple("adt-in", "PID-8", "AdministrativeSex", "Q", "", 1L));
  }

  @Test
  void countsOutliveTheHub() {
    store.record(List.of(anArrival().leaving(List.of("ZPI-3"))));
    store.leftovers().write();
    Database again = new Database(source);
    JournalStore later = new JournalStore(again, Clock.fixed(LATER, ZoneOffset.UTC));
    later.record(List.of(anArrival().numbered("C-2").leaving(List.of("ZPI-3"))));
    assertThat(
            later
                .leftovers()
                .search(new LeftoverQuery(Kind.RESIDUE, Map.of(), Optional.empty(), 9)))
        .extracting(LeftoverCount::messages)
        .containsExactly(2L);
  }

  @Test
  void aPageBeginsWhereTheLastOneEnded() {
    store.record(List.of(anArrival().leaving(List.of("ZPI-1", "ZPI-2", "ZPI-3", "ZPI-4"))));
    List<LeftoverCount> first = search(Kind.RESIDUE, Map.of(), Optional.empty(), 3);
    List<LeftoverCount> rest = search(Kind.RESIDUE, Map.of(), Optional.of(first.get(2)), 3);
    assertThat(first)
        .extracting(LeftoverCount::location)
        .containsExactly("ZPI-1", "ZPI-2", "ZPI-3");
    assertThat(rest).extracting(LeftoverCount::location).containsExactly("ZPI-4");
  }

  @Test
  void oneSenderIsFoundAlone() {
    store.record(
        List.of(
            anArrival().leaving(List.of("ZPI-1")),
            anArrival().from("LAB", "NORTH").through("lab-in").leaving(List.of("ZPI-2"))));
    assertThat(search(Kind.RESIDUE, Map.of(MessageFilter.SENDER, "LAB|NORTH"), Optional.empty(), 9))
        .extracting(LeftoverCount::location)
        .containsExactly("ZPI-2");
    assertThat(search(Kind.RESIDUE, Map.of(MessageFilter.INTERFACE, "adt-in"), Optional.empty(), 9))
        .extracting(LeftoverCount::location)
        .containsExactly("ZPI-1");
  }

  @Test
  void aFilterThatMeansNothingHereIsRefused() {
    assertThatThrownBy(
            () -> search(Kind.RESIDUE, Map.of(MessageFilter.PATIENT, "1"), Optional.empty(), 9))
        .isInstanceOf(BadFilter.class);
  }

  @Test
  void aSenderThatInventsPlacesFillsNoDisk() {
    List<Entry> odd = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      int hundreds = 200 * i;
      odd.add(
          anArrival()
              .numbered("C-" + i)
              .leaving(IntStream.range(0, 200).mapToObj(n -> "ZZZ-" + (hundreds + n)).toList()));
    }
    store.record(odd);
    store.leftovers().write();
    Entries other = anArrival().from("LAB", "NORTH");
    store.record(List.of(other.leaving(List.of("ZPI-3"))));
    assertThat(search(Kind.RESIDUE, Map.of(), Optional.empty(), 5_000))
        .hasSize(LeftoverRows.MOST_PER_SENDER + 1);
  }

  @Test
  void whatNoMessageLeftOverForLongIsForgotten() {
    Instant longAgo = NOON.minus(Duration.ofDays(100));
    store.record(
        List.of(
            anArrival().receivedAt(longAgo).leaving(List.of("ZPI-1")),
            anArrival().leaving(List.of("ZPI-2"))));
    store.leftovers().write();
    new Retention(new Database(source), Clock.fixed(LATER, ZoneOffset.UTC), 10)
        .apply(new RetentionSettings(Optional.empty(), Optional.of(Duration.ofDays(30))));
    assertThat(all(Kind.RESIDUE)).extracting(LeftoverCount::location).containsExactly("ZPI-2");
  }
}
