package org.corridor.intake;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.corridor.journal.ArrivalKey;
import org.corridor.journal.Earlier;

/** What a journal knows of earlier messages, and how often it was asked. */
final class MemoryJournal implements EarlierArrivals {

  private final Map<ArrivalKey, Earlier> earlier = new ConcurrentHashMap<>();
  private final AtomicInteger questions = new AtomicInteger();

  void add(ArrivalKey key, Earlier one) {
    earlier.put(key, one);
  }

  int questions() {
    return questions.get();
  }

  @Override
  public Optional<Earlier> find(ArrivalKey key) {
    questions.incrementAndGet();
    return Optional.ofNullable(earlier.get(key));
  }

  @Override
  public void forEachKey(int most, Consumer<UUID> consumer) {
    earlier.keySet().stream().limit(most).map(ArrivalKey::hash).forEach(consumer);
  }
}
