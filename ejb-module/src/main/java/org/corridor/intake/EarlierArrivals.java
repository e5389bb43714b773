package org.corridor.intake;

import java.util.Optional;
import java.util.function.Consumer;

/** The accepted messages of the past, as the journal knows them. */
public interface EarlierArrivals {

  /** The accepted message with that key, if there was one; a replay is not one. */
  Optional<Earlier> find(ArrivalKey key);

  /** Hands over the keys of all accepted messages that a sender might still send again. */
  void forEachKey(Consumer<ArrivalKey> consumer);
}
