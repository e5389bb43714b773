package org.corridor.delivery;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.corridor.shared.MessageId;

/** Where deliveries are put. */
public interface Outbox {

  /**
   * Deliveries to be written together with the fates of their messages.
   *
   * @param messages the bytes of a message, when they are at hand
   */
  Handover handOver(List<Consignment> consignments, Function<MessageId, Optional<byte[]>> messages);
}
