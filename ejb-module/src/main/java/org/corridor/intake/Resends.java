package org.corridor.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnel;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.ArrivalKey;
import org.corridor.journal.Earlier;

/**
 * Recognises messages that came before. Recent ones are in memory, with the claims of those that
 * are on their way to the broker; for older ones a filter says in nearly every case, without a
 * question to the database, that a message is new.
 */
final class Resends {

  private static final double FALSE_ALARMS = 0.01;
  private static final Funnel<UUID> FUNNEL =
      (hash, into) ->
          into.putLong(hash.getMostSignificantBits()).putLong(hash.getLeastSignificantBits());

  private final EarlierArrivals journal;
  private final Cache<ArrivalKey, Claim> recent;
  private final BloomFilter<UUID> seen;

  /**
   * @param recent how many messages stay in memory
   * @param remembered how many keys the filter is made for
   */
  Resends(EarlierArrivals journal, int recent, int remembered) {
    this.journal = journal;
    this.recent = Caffeine.newBuilder().maximumSize(recent).executor(Runnable::run).build();
    this.seen = BloomFilter.create(FUNNEL, remembered, FALSE_ALARMS);
    journal.forEachKey(remembered, seen::put);
  }

  /**
   * Claims {@code key} for a message that is about to be stored.
   *
   * @return the claim that holds the key now: the given one when the message is new
   */
  Claim claim(ArrivalKey key, Claim mine) {
    Claim holder = recent.asMap().putIfAbsent(key, mine);
    if (holder != null) {
      return holder;
    }
    return seen.mightContain(key.hash()) ? look(key, mine) : mine;
  }

  private Claim look(ArrivalKey key, Claim mine) {
    boolean asked = false;
    try {
      Optional<Earlier> earlier = journal.find(key);
      asked = true;
      if (earlier.isEmpty()) {
        return mine;
      }
      Claim old = Claim.stored(earlier.get());
      recent.put(key, old);
      mine.settle(false);
      return old;
    } finally {
      if (!asked) {
        released(key, mine);
      }
    }
  }

  /** The claimed message is durable. */
  void stored(ArrivalKey key, Claim claim) {
    seen.put(key.hash());
    claim.settle(true);
  }

  /** The claimed message may not be durable: whoever comes next starts anew. */
  void released(ArrivalKey key, Claim claim) {
    recent.asMap().remove(key, claim);
    claim.settle(false);
  }
}
