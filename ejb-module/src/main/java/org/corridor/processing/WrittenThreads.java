package org.corridor.processing;

import java.util.List;
import org.corridor.delivery.Consignment;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.interfaces.LoopRules;
import org.corridor.journal.Arrival;
import org.corridor.journal.Format;
import org.corridor.loops.LoopReader;
import org.corridor.loops.Mention;
import org.corridor.routing.Router;

/**
 * What messages say of orders and their answers that came as FHIR and leave as HL7 v2: whoever
 * answers has seen no other numbers than those.
 */
final class WrittenThreads {

  private WrittenThreads() {}

  /**
   * What is said by the messages that are sent.
   *
   * @param sent all that is sent of {@code arrival}
   * @param rules of the interface that it came through
   */
  static List<Mention> of(Arrival arrival, List<Consignment> sent, LoopRules rules) {
    return sent.stream()
        .filter(one -> one.contentType().equals(Router.V2))
        .flatMap(one -> one.content().stream())
        // The same array for each destination of a route.
        .distinct()
        .map(content -> V2Message.parse(content, SenderProfile.UNCONFIGURED))
        // An answer in the repository has been told when it came in.
        .filter(message -> arrival.format() != Format.CHANGE || LoopReader.asks(message))
        .flatMap(message -> LoopReader.read(message, rules).stream())
        .distinct()
        .limit(LoopReader.MOST)
        .toList();
  }
}
