package org.corridor.intake;

import java.util.List;
import org.corridor.journal.Arrival;
import org.corridor.journal.Entry;
import org.corridor.journal.JournalWriter;
import org.corridor.shared.Digest;
import org.corridor.vault.Vault;

/**
 * An inbound queue whose messages show in the journal soon after they came, while they still wait.
 * What was refused or replayed has its row from elsewhere.
 */
final class JournaledQueue implements InboundQueue {

  private final InboundQueue queue;
  private final JournalWriter journal;
  private final Vault vault;

  JournaledQueue(InboundQueue queue, JournalWriter journal, Vault vault) {
    this.queue = queue;
    this.journal = journal;
    this.vault = vault;
  }

  @Override
  public void send(List<Arrival> arrivals) {
    queue.send(arrivals);
    for (Arrival arrival : arrivals) {
      if (arrival.refusals().isEmpty() && !arrival.replay()) {
        journal.offer(arrival.content().length, () -> entry(arrival));
      }
    }
  }

  private Entry entry(Arrival arrival) {
    byte[] sealed = vault.seal(arrival.content(), arrival.id());
    return Entry.received(arrival, sealed, Digest.of(arrival.content()));
  }
}
