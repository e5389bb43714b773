package org.corridor.claims;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.claims.Decisions.Decision;
import org.corridor.exchange.InterchangeStore;
import org.corridor.exchange.StoredSet;
import org.corridor.guides.Guide;
import org.corridor.guides.Loop;
import org.corridor.guides.UnitReader;
import org.corridor.x12.TransactionSet;

/** Reads decisions again from the 835s that the exchange keeps. */
final class Payments {
  private final InterchangeStore store;

  Payments(InterchangeStore store) {
    this.store = store;
  }

  /**
   * A decision as the payer said it.
   *
   * @param paid loop 2100
   * @param decided BPR16, CCYYMMDD
   */
  record Payment(Part paid, String decided) {}

  /** What a set says of the decisions that are wanted. */
  Map<Decision, Payment> of(UUID set, List<Decision> wanted) {
    Map<Decision, Payment> found = new HashMap<>();
    Optional<StoredSet> stored = store.findSet(set);
    Optional<InputStream> bytes = stored.flatMap(one -> store.open(one.interchange()));
    if (stored.isEmpty() || bytes.isEmpty()) {
      return found;
    }
    Map<Long, Decision> positions = new HashMap<>();
    wanted.forEach(one -> positions.put(one.position(), one));
    Set<Decision> open = new HashSet<>(wanted);
    try (InputStream in = bytes.get()) {
      DecisionsHeard.read(
          in,
          new UnitReader.Units() {
            @Override
            public void unit(TransactionSet of, Guide guide, Loop paid) {
              Decision one = positions.get(paid.lines().get(0).position());
              if (one != null && isSet(of, stored.get()) && open.remove(one)) {
                String day = paid.outer("").map(header -> header.text("BPR", 16)).orElse("");
                found.put(one, new Payment(Part.of(paid), day));
              }
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static boolean isSet(TransactionSet read, StoredSet stored) {
    return read.control().equals(stored.control())
        && read.group().control().equals(stored.groupControl());
  }
}
