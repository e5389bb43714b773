package org.corridor.vault;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** A ledger that outlives the vault but not the test. */
final class MemoryLedger implements KeyLedger {

  private final Set<String> ids = new ConcurrentSkipListSet<>();

  @Override
  public Set<String> keyIds() {
    return Set.copyOf(ids);
  }

  @Override
  public void note(String keyId) {
    ids.add(keyId);
  }
}
