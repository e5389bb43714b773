package org.corridor.processing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.corridor.delivery.Consignment;
import org.corridor.journal.Arrival;
import org.corridor.journal.Fate;
import org.corridor.loops.Mention;
import org.corridor.shared.MessageId;
import org.corridor.shared.Stop;

/** What the committer needs of the journal. */
interface Ledger {

  /**
   * Looks for earlier messages with the same sender and control id.
   *
   * @return by the id of the arrival, only where there is an earlier message
   */
  Map<MessageId, Earlier> earlier(Collection<Arrival> arrivals);

  /** Writes what became of the messages, in one transaction; writing it again changes nothing. */
  void record(List<Entry> entries);

  /** An earlier message under the same control id of the same sender. */
  record Earlier(MessageId id, boolean sameContent) {}

  /**
   * One line of the journal: what became of a message, the stop where that was decided, what is to
   * be delivered, and what it says of orders and their answers.
   */
  record Entry(
      Arrival arrival,
      Fate fate,
      Stop stop,
      List<Consignment> consignments,
      List<Mention> mentions) {}
}
