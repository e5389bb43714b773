package org.corridor.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.corridor.journal.ArrivalKey;
import org.corridor.journal.Earlier;
import org.corridor.journal.JournalStore;

/** The accepted messages of the past, out of the journal. */
@ApplicationScoped
class JournalArrivals implements EarlierArrivals {

  @Inject JournalStore journal;

  @Override
  public Optional<Earlier> find(ArrivalKey key) {
    return Optional.ofNullable(journal.earlier(List.of(key)).get(key));
  }

  @Override
  public void forEachKey(int most, Consumer<UUID> consumer) {
    journal.forEachArrival(most, consumer);
  }
}
