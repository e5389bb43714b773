package org.corridor.processing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.corridor.delivery.Consignment;
import org.corridor.journal.Arrival;
import org.corridor.journal.Fate;
import org.corridor.shared.MessageId;

/** A journal in memory that can be down for a while. */
final class RememberingLedger implements Ledger {

  private final Map<MessageId, Fate> fates = new HashMap<>();
  private final Map<String, Arrival> byKey = new HashMap<>();
  private final List<Consignment> consignments = new ArrayList<>();
  final AtomicInteger outages = new AtomicInteger();

  @Override
  public synchronized Map<MessageId, Earlier> earlier(Collection<Arrival> arrivals) {
    Map<MessageId, Earlier> found = new HashMap<>();
    for (Arrival arrival : arrivals) {
      Arrival before = byKey.get(key(arrival));
      if (before != null && !before.id().equals(arrival.id())) {
        found.put(
            arrival.id(),
            new Earlier(before.id(), Arrays.equals(before.content(), arrival.content())));
      }
    }
    return found;
  }

  @Override
  public synchronized void record(List<Entry> entries) {
    if (outages.get() > 0) {
      outages.decrementAndGet();
      throw new IllegalStateException("the database is down");
    }
    for (Entry entry : entries) {
      fates.put(entry.arrival().id(), entry.fate());
      byKey.putIfAbsent(key(entry.arrival()), entry.arrival());
      consignments.addAll(entry.consignments());
    }
  }

  synchronized List<Consignment> consignments() {
    return List.copyOf(consignments);
  }

  synchronized Fate fateOf(Arrival arrival) {
    Fate fate = fates.get(arrival.id());
    if (fate == null) {
      throw new AssertionError("nothing recorded for " + arrival.controlId());
    }
    return fate;
  }

  private static String key(Arrival arrival) {
    return arrival.sendingApplication()
        + "|"
        + arrival.sendingFacility()
        + "|"
        + arrival.controlId();
  }
}
