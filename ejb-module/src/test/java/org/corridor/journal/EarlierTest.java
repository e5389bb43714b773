package org.corridor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.journal.Entries.NOON;
import static org.corridor.journal.Entries.anArrival;

import java.util.List;
import org.corridor.shared.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Which message came before under the same key. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class EarlierTest extends OnEachDatabase {

  @Test
  void theFirstMessageOfAKeyIsTheEarlierOne() {
    Entries first = anArrival().digested("d1").answered("CA");
    Entries resend = anArrival().receivedAt(NOON.plusSeconds(5)).digested("d2");
    Entries other = anArrival().numbered("C-2");
    ArrivalKey unknown = new ArrivalKey("PAS", "NORTH", "C-3");
    store.record(List.of(first.received()));
    store.record(List.of(resend.processed(), other.processed()));
    assertThat(store.earlier(List.of(first.key().orElseThrow(), unknown)))
        .containsOnlyKeys(first.key().orElseThrow())
        .containsEntry(resend.key().orElseThrow(), new Earlier(first.id(), "d1", "CA"));
    assertThat(store.earlier(List.of(first.key().orElseThrow(), other.key().orElseThrow())))
        .hasSize(2);
  }

  @Test
  void aRefusedOrNamelessMessageClaimsNoKey() {
    Finding refusal = Finding.error("MSH-9", "200", "unsupported message type");
    Entries refused = anArrival().refused(refusal);
    store.record(List.of(refused.settled(new Fate.Rejected(List.of(refusal)), NOON)));
    assertThat(store.earlier(List.of(new ArrivalKey("PAS", "NORTH", "C-1")))).isEmpty();
    assertThat(anArrival().numbered("").key()).isEmpty();
  }

  @Test
  void keysDoNotRunTogether() {
    assertThat(new ArrivalKey("AB", "C", "1").hash())
        .isNotEqualTo(new ArrivalKey("A", "BC", "1").hash())
        .isEqualTo(new ArrivalKey("AB", "C", "1").hash());
  }
}
