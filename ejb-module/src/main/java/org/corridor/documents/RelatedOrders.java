package org.corridor.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;
import org.corridor.notes.Notes;
import org.corridor.ordering.Grouping;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.ordering.OrderLife;
import org.corridor.ordering.OrderNumbers;
import org.corridor.ordering.OrderOrigin;
import org.corridor.ordering.Orders;
import org.corridor.ordering.PatientResults;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Passage;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.jspecify.annotations.Nullable;

/**
 * The orders that a document is about, as ORC and OBR describe or TXA-14 and TXA-15 number them.
 */
final class RelatedOrders {

  private static final TypeMap NUMBER = TypeMaps.named("EI[Identifier]");
  private static final String TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";
  private static final int PLACER = 14;
  private static final int FILLER = 15;

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
    int count =
        Math.max(txa.field(PLACER).repetitions().size(), txa.field(FILLER).repetitions().size());
    for (int i = 0; i < count; i++) {
      OrderNumbers numbers = numbers(txa, i, of.passage());
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
    numbers
        .placer()
        .map(n -> typed(n, "PLAC", "Placer Identifier"))
        .ifPresent(order::addIdentifier);
    numbers
        .filler()
        .map(n -> typed(n, "FILL", "Filler Identifier"))
        .ifPresent(order::addIdentifier);
    Orders.number(order, numbers, of.passage());
    OrderLife life = OrderLife.byOthers(ServiceRequestStatus.ACTIVE, of.passage().time());
    of.passage().draft(order, Weight.MENTION, Set.of(), life);
  }

  private static Identifier typed(Identifier number, String code, String display) {
    return number.copy().setType(new CodeableConcept(new Coding(TYPES, code, display)));
  }

  static @Nullable Base placer(Spot spot) {
    return reference(spot);
  }

  /** Only where no placer's number stands for the same order. */
  static @Nullable Base filler(Spot spot) {
    return at(spot.segment(), PLACER, spot.index()).isPresent() ? null : reference(spot);
  }

  private static @Nullable Base reference(Spot spot) {
    return numbers(spot.segment(), spot.index(), spot.passage())
        .orderKey()
        .map(key -> new Reference("ServiceRequest/" + Orders.id(key)))
        .orElse(null);
  }

  private static OrderNumbers numbers(V2Segment txa, int index, Passage passage) {
    return new OrderNumbers(
        number(txa, PLACER, index, passage), number(txa, FILLER, index, passage));
  }

  private static Optional<Identifier> number(V2Segment txa, int field, int index, Passage passage) {
    return at(txa, field, index)
        .map(value -> NUMBER.map(value, passage.context()))
        .map(Identifier.class::cast);
  }

  private static Optional<V2Repetition> at(V2Segment txa, int field, int index) {
    List<V2Repetition> all = txa.field(field).repetitions();
    return index < all.size()
        ? Optional.of(all.get(index)).filter(value -> !value.isEmpty())
        : Optional.empty();
  }
}
