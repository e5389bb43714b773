package org.corridor.intake;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.corridor.journal.ArrivalKey;
import org.corridor.journal.Earlier;

/** The accepted messages of the past, as the journal knows them. */
public interface EarlierArrivals {

  /** The accepted message with that key, if there was one; a replay is not one. */
  Optional<Earlier> find(ArrivalKey key);

  /** Hands over the hashes of the newest keys of accepted messages, {@code most} at the most. */
  void forEachKey(int most, Consumer<UUID> consumer);
}
