package org.corridor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.journal.Entries.NOON;
import static org.corridor.journal.Entries.anArrival;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {

  private final Tally tally = new Tally();

  @Test
  void nothingCountedIsNeverDue() {
    assertThat(tally.due(NOON)).isFalse();
  }

  @Test
  void countsAreWrittenAtOnceAndThenEveryFewSeconds() {
    tally.add(List.of(anArrival().leaving(List.of("ZPI-1"))));
    assertThat(tally.due(NOON)).isTrue();
    tally.take(NOON);
    tally.add(List.of(anArrival().leaving(List.of("ZPI-1"))));
    assertThat(tally.due(NOON.plusSeconds(4))).isFalse();
    assertThat(tally.due(NOON.plusSeconds(5))).isTrue();
  }

  @Test
  void whatCouldNotBeWrittenIsCountedOn() {
    Entries newer = anArrival().receivedAt(NOON.plusSeconds(1));
    tally.add(List.of(newer.leaving(List.of("ZPI-1"))));
    Map<LeftoverKey, Tally.Count> taken = tally.take(NOON);
    tally.add(List.of(anArrival().receivedAt(NOON).leaving(List.of("ZPI-1"))));
    tally.putBack(taken);
    assertThat(tally.take(NOON).values()).containsExactly(new Tally.Count(2, newer.id()));
  }
}
