package org.corridor.orders;

import java.util.Optional;
import java.util.Set;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.ordering.OrderLife;
import org.corridor.ordering.OrderNumbers;
import org.corridor.ordering.Orders;
import org.corridor.ordering.PatientResults;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/**
 * What a filler says of an order that it was sent: its own number, and how the order stands. The
 * rest of an answer only repeats the order.
 */
final class Answers {

  private Answers() {}

  static void draft(OrderGroup group, PatientResults of) {
    OrderNumbers numbers = OrderNumbers.of(group, of.passage());
    Optional<String> id = numbers.orderKey().map(Orders::id);
    if (id.isEmpty()) {
      String place = group.orc().map(orc -> orc.location() + "-2").orElse("ORC-2");
      of.passage()
          .note(Finding.warning(place, "101", "An answer without an order number; left out."));
      return;
    }
    if (of.ids().isNew(id.get())) {
      ServiceRequest order = Orders.read(group, numbers, of);
      order.setId(id.get());
      Orders.number(order, numbers, of.passage());
      Optional<ServiceRequestStatus> said = Optional.ofNullable(order.getStatus());
      OrderLife life = new OrderLife(said, false, of.passage().time());
      of.passage().draft(order, Weight.MENTION, Set.of(), life);
    }
  }
}
