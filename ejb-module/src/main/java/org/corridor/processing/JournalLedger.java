package org.corridor.processing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.delivery.Consignment;
import org.corridor.delivery.Handover;
import org.corridor.delivery.Outbox;
import org.corridor.journal.Arrival;
import org.corridor.journal.ArrivalKey;
import org.corridor.journal.Format;
import org.corridor.journal.JournalStore;
import org.corridor.loops.LoopWriting;
import org.corridor.loops.Loops;
import org.corridor.shared.Digest;
import org.corridor.shared.MessageId;
import org.corridor.vault.Vault;

/** The ledger on the journal: content is sealed and its digest taken on the way in. */
final class JournalLedger implements Ledger {

  private final JournalStore journal;
  private final Vault vault;
  private final Outbox outbox;
  private final Loops loops;
  private final Clock clock;

  JournalLedger(JournalStore journal, Vault vault, Outbox outbox, Loops loops, Clock clock) {
    this.journal = journal;
    this.vault = vault;
    this.outbox = outbox;
    this.loops = loops;
    this.clock = clock;
  }

  @Override
  public Map<MessageId, Earlier> earlier(Collection<Arrival> arrivals) {
    Map<MessageId, ArrivalKey> keys = new HashMap<>();
    for (Arrival arrival : arrivals) {
      ArrivalKey.of(arrival).ifPresent(key -> keys.put(arrival.id(), key));
    }
    Map<ArrivalKey, org.corridor.journal.Earlier> known = journal.earlier(keys.values());
    Map<MessageId, Earlier> found = new HashMap<>();
    for (Arrival arrival : arrivals) {
      Optional.ofNullable(keys.get(arrival.id()))
          .map(known::get)
          .filter(before -> !before.id().equals(arrival.id()))
          .map(
              before ->
                  new Earlier(
                      before.id(),
                      arrival.format() == Format.CHANGE
                          || before.digest().equals(Digest.of(arrival.content()))))
          .ifPresent(before -> found.put(arrival.id(), before));
    }
    return found;
  }

  @Override
  public void record(List<Entry> entries) {
    List<org.corridor.journal.Entry> rows = new ArrayList<>();
    for (Entry entry : entries) {
      Arrival arrival = entry.arrival();
      rows.add(
          org.corridor.journal.Entry.settled(
              arrival,
              vault.seal(arrival.content(), arrival.id()),
              Digest.of(arrival.content()),
              entry.fate(),
              entry.stop(),
              clock.instant()));
    }
    List<Consignment> consignments =
        entries.stream().flatMap(entry -> entry.consignments().stream()).toList();
    List<LoopWriting.Told> told =
        entries.stream()
            .filter(entry -> !entry.mentions().isEmpty())
            .map(entry -> new LoopWriting.Told(entry.arrival(), entry.mentions()))
            .toList();
    if (consignments.isEmpty() && told.isEmpty()) {
      journal.record(rows);
      return;
    }
    Map<MessageId, byte[]> contents = new HashMap<>();
    entries.forEach(entry -> contents.put(entry.arrival().id(), entry.arrival().content()));
    Handover handover =
        outbox.handOver(consignments, message -> Optional.ofNullable(contents.get(message)));
    LoopWriting writing = loops.writing(told);
    journal.record(
        rows,
        connection -> {
          handover.on(connection);
          writing.on(connection);
        });
    handover.committed();
  }
}
