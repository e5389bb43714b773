package org.corridor.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.notes.Notes;
import org.corridor.ordering.Grouping;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.ordering.NumberFields;
import org.corridor.ordering.OrderLife;
import org.corridor.ordering.OrderNumbers;
import org.corridor.ordering.OrderOrigin;
import org.corridor.ordering.Orders;
import org.corridor.ordering.PatientResults;
import org.corridor.reconciliation.Weight;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/**
 * The orders that a document is about, as ORC and OBR describe or TXA-14 and TXA-15 number them.
 */
final class RelatedOrders {

  static final NumberFields NUMBERS = new NumberFields(14, 15);

  private RelatedOrders() {}

  /** Drafts all of them in passing; returns those that ORC and OBR describe. */
  static List<Reference> draft(PatientResults of, V2Segment txa) {
    List<Reference> described = new ArrayList<>(1);
    Grouping.of(of.passage().message()).stream()
        .flatMap(patient -> patient.orders().stream())
        .filter(order -> order.obr().isPresent() || order.orc().isPresent())
        .map(order -> described(order, of))
        .filter(Reference::hasReference)
        .forEach(described::add);
    for (int i = 0; i < NUMBERS.count(txa); i++) {
      OrderNumbers numbers = NUMBERS.numbers(txa, i, of.passage());
      numbers
          .orderKey()
          .map(Orders::id)
          .filter(id -> described.stream().noneMatch(r -> r.getReference().endsWith(id)))
          .ifPresent(id -> draft(id, numbers, of));
    }
    return described;
  }

  private static Reference described(OrderGroup group, PatientResults of) {
    OrderNumbers numbers = OrderNumbers.of(group, of.passage());
    Reference order = Orders.mention(group, numbers, of, Notes.of(group.notes(), of.passage()));
    if (order.hasReference()) {
      group.orc().ifPresent(orc -> OrderOrigin.draft(orc, order.copy(), of.passage()));
    }
    return order;
  }

  private static void draft(String id, OrderNumbers numbers, PatientResults of) {
    ServiceRequest order = new ServiceRequest();
    order.setId(id);
    order.setSubject(of.patient());
    order.setIntent(ServiceRequestIntent.ORDER);
    numbers.typed().forEach(order::addIdentifier);
    Orders.number(order, numbers, of.passage());
    OrderLife life = OrderLife.byOthers(ServiceRequestStatus.ACTIVE, of.passage().time());
    of.passage().draft(order, Weight.MENTION, Set.of(), life);
  }
}
