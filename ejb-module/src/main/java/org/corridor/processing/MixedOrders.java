package org.corridor.processing;

import java.util.Set;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.orders.OrdersJourney;
import org.corridor.pharmacy.PharmacyJourney;
import org.corridor.subject.MessageSource;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.Passage;
import org.corridor.translation.Translation;

/**
 * ORM and OMP messages that order tests and medicines at once: each order goes the way of those who
 * know it.
 */
final class MixedOrders implements MessageFamily {

  private static final String MEDICINE = "RXO";

  @Override
  public boolean takes(String type, String trigger) {
    return switch (type) {
      case "ORM" -> Set.of("", "O01").contains(trigger);
      case "OMP" -> Set.of("", "O09").contains(trigger);
      default -> false;
    };
  }

  @Override
  public boolean takes(V2Message message) {
    return takes(message.header().type(), message.header().trigger())
        && message.first(MEDICINE).isPresent()
        && message.segments().stream().anyMatch(one -> OrderHalves.TESTS.contains(one.name()));
  }

  @Override
  public Translation translate(V2Message message, SenderProfile sender) {
    return Passage.through(message, sender, MixedOrders::travel);
  }

  private static void travel(Passage passage) {
    OrderHalves halves = OrderHalves.of(passage.message());
    OrdersJourney.orders(passage.of(passage.message().part(halves.tests())));
    PharmacyJourney.orders(passage.of(passage.message().part(halves.medicines())));
    MessageSource.draft(passage);
  }
}
