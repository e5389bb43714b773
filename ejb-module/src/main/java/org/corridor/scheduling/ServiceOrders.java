package org.corridor.scheduling;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.NumberFields;
import org.corridor.ordering.OrderLife;
import org.corridor.ordering.OrderNumbers;
import org.corridor.ordering.Orders;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * SCH-26 and SCH-27: the orders that an appointment carries out. The first number of the placer and
 * the first of the filler belong to one order and to the first AIS, and so on.
 */
final class ServiceOrders {

  private static final SegmentTable SCH =
      SegmentTable.load(ServiceOrders.class, "SCH-ServiceRequest.csv", new ServiceRequest());
  private static final SegmentTable AIS =
      SegmentTable.load(
          ServiceOrders.class, "AIS-ServiceRequest.csv", new ServiceRequest(), Timing.FUNCTIONS);

  static final NumberFields NUMBERS = new NumberFields(26, 27);

  private ServiceOrders() {}

  /** Drafts the orders in passing: what becomes of them is for others to say. */
  static void draft(Passage passage, V2Segment sch, Reference patient) {
    ServiceRequest all = new ServiceRequest();
    SCH.fill(all, sch, passage);
    List<V2Segment> services = passage.message().all("AIS");
    for (int i = 0; i < NUMBERS.count(sch); i++) {
      OrderNumbers numbers = NUMBERS.numbers(sch, i, passage);
      Optional<String> key = numbers.orderKey();
      if (key.isEmpty()) {
        continue;
      }
      ServiceRequest order = all.copy();
      order.setId(Orders.id(key.get()));
      order.setIdentifier(identifiers(all, i));
      order.setSubject(patient);
      Orders.number(order, numbers, passage);
      if (i < services.size()) {
        AIS.fill(order, services.get(i), passage);
      }
      passage.draft(
          order, Weight.MENTION, Set.of(), OrderLife.byOthers(order.getStatus(), passage.time()));
      passage.passedOn(all);
    }
  }

  /** The numbers of one order among those of all: placers come first, both in their order. */
  private static List<Identifier> identifiers(ServiceRequest all, int index) {
    return Stream.of("PLAC", "FILL")
        .flatMap(
            type ->
                all.getIdentifier().stream()
                    .filter(one -> type.equals(one.getType().getCodingFirstRep().getCode()))
                    .skip(index)
                    .limit(1))
        .map(Identifier::copy)
        .toList();
  }
}
