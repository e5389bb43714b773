package org.corridor.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.journal.TestDatabase;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A destination is down for long: memory stays flat, and everything comes in order afterwards. */
@ParameterizedClass
@EnumSource
class BacklogTest extends OnEachHub {

  private static final int PATIENTS = 997;
  private static final int BATCH = 500;
  private static final String PADDING = "x".repeat(2_000);

  private void backlog(int deliveries) {
    for (int from = 0; from < deliveries; from += BATCH) {
      MessageId id = MessageId.next(hub.time);
      List<Consignment> consignments = new ArrayList<>();
      for (int i = from; i < from + BATCH; i++) {
        String text = i % PATIENTS + " " + i + " " + PADDING;
        consignments.add(
            new Consignment(
                id,
                "lab",
                "r" + i,
                "ward",
                "N|" + i % PATIENTS,
                "text/plain",
                Optional.of(text.getBytes(UTF_8)),
                "v1"));
      }
      hub.hand(id, "the whole", consignments);
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void theBacklogCostsNoMemoryAndIsDrainedInOrder() {
    int deliveries = kind == TestDatabase.POSTGRESQL ? 50_000 : 5_000;
    serving();
    ward.down();
    backlog(BATCH);
    Hub.await(() -> hub.dispatch.status("ward").orElseThrow().down());
    long before = used();
    backlog(deliveries);
    hub.time.pass(Duration.ofMinutes(5));
    if (kind == TestDatabase.POSTGRESQL) {
      // The other database is itself in this memory.
      assertThat(used() - before).isLessThan(20_000_000);
    }
    ward.up();
    hub.time.pass(Duration.ofSeconds(10));
    int all = deliveries + BATCH;
    while (ward.came().size() < all) {
      int seen = ward.came().size();
      Hub.await(
          () -> {
            // A slow machine looks for the ward late, finds it away, and looks again after a while.
            hub.time.pass(Duration.ofMillis(2));
            return ward.came().size() > seen;
          });
    }
    Map<String, Integer> last = new HashMap<>();
    for (String text : ward.came()) {
      String[] parts = text.split(" ", -1);
      int number = Integer.parseInt(parts[1]);
      assertThat(last.merge(parts[0], number, Math::max)).isEqualTo(number);
    }
    assertThat(Collections.max(last.values())).isEqualTo(deliveries - 1);
    assertThat(ward.repeated()).isEmpty();
  }
}
