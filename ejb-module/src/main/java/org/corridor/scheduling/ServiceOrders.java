package org.corridor.scheduling;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.OrderLife;
import org.corridor.ordering.OrderNumbers;
import org.corridor.ordering.Orders;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;

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

  private static final TypeMap NUMBER = TypeMaps.named("EI[Identifier]");
  private static final int PLACER = 26;
  private static final int FILLER = 27;

  private ServiceOrders() {}

  /** Drafts the orders in passing: what becomes of them is for others to say. */
  static void draft(Passage passage, V2Segment sch, Reference patient) {
    ServiceRequest all = new ServiceRequest();
    SCH.fill(all, sch, passage);
    List<V2Segment> services = passage.message().all("AIS");
    int count =
        Math.max(sch.field(PLACER).repetitions().size(), sch.field(FILLER).repetitions().size());
    for (int i = 0; i < count; i++) {
      OrderNumbers numbers = numbers(sch, i, passage);
      Optional<String> key = numbers.orderKey();
      if (key.isEmpty()) {
        continue;
      }
      ServiceRequest order = all.copy();
      order.setId(Identity.of("ServiceRequest", key.get()));
      order.setIdentifier(identifiers(all, i));
      order.setSubject(patient);
      Orders.number(order, numbers, passage);
      if (i < services.size()) {
        AIS.fill(order, services.get(i), passage);
      }
      passage.draft(
          order, Weight.MENTION, Set.of(), OrderLife.byOthers(order.getStatus(), passage.time()));
    }
  }

  /** The reference to the order with the placer's number that stands here. */
  static @Nullable Base placer(Spot spot) {
    return reference(spot);
  }

  /** The reference to the order with the filler's number that stands here, if that is all. */
  static @Nullable Base filler(Spot spot) {
    return at(spot.segment(), PLACER, spot.index()).isPresent() ? null : reference(spot);
  }

  private static @Nullable Base reference(Spot spot) {
    return numbers(spot.segment(), spot.index(), spot.passage())
        .orderKey()
        .map(key -> new Reference("ServiceRequest/" + Identity.of("ServiceRequest", key)))
        .orElse(null);
  }

  private static OrderNumbers numbers(V2Segment sch, int index, Passage passage) {
    return new OrderNumbers(
        number(sch, PLACER, index, passage), number(sch, FILLER, index, passage));
  }

  private static Optional<Identifier> number(V2Segment sch, int field, int index, Passage passage) {
    return at(sch, field, index)
        .map(value -> NUMBER.map(value, passage.context()))
        .map(Identifier.class::cast);
  }

  private static Optional<V2Repetition> at(V2Segment sch, int field, int index) {
    List<V2Repetition> all = sch.field(field).repetitions();
    return index < all.size()
        ? Optional.of(all.get(index)).filter(v -> !v.isEmpty())
        : Optional.empty();
  }

  /** The numbers of one order among those of all: placers come first, both in their order. */
  private static List<Identifier> identifiers(ServiceRequest all, int index) {
    return Stream.of("PLAC", "FILL")
        .flatMap(
            type ->
                all.getIdentifier().stream()
                    .filter(one -> one.getType().getCodingFirstRep().getCode().equals(type))
                    .skip(index)
                    .limit(1))
        .map(Identifier::copy)
        .toList();
  }
}
