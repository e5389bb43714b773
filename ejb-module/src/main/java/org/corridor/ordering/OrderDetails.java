package org.corridor.ordering;

import java.util.List;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;

/** What the rows of ORC, OBR and TQ1 cannot say of an order. */
final class OrderDetails {

  private static final String CONTROLS = "http://terminology.hl7.org/CodeSystem/v2-0119";
  private static final CodeTable CONTROL =
      CodeTables.standard().table("OrderControlCode[ServiceRequest.status]");
  private static final TypeMap PLACER = TypeMaps.named("EIP[Identifier-PlacerAssignedIdentifier]");
  private static final TypeMap FILLER = TypeMaps.named("EIP[Identifier-FillerAssignedIdentifier]");
  private static final String FILLED = "FILL";

  private OrderDetails() {}

  /** ORC-1 as the event that it is; a code that HL7's table has not is the sender's own. */
  static @Nullable Base control(Spot spot) {
    String code = spot.repetition().component(1);
    if (code.isEmpty()) {
      return null;
    }
    String system = CONTROL.knows(code) ? CONTROLS : spot.passage().context().ownCodes(CONTROLS);
    return new CodeableConcept(new Coding().setSystem(system).setCode(code));
  }

  /** ORC-8 and OBR-29: the order that this one is part of or follows from. */
  static @Nullable Base parent(Spot spot) {
    V2Repetition eip = spot.repetition();
    Base placer = PLACER.map(eip, spot.passage().context());
    Base known = placer != null ? placer : FILLER.map(eip, spot.passage().context());
    return known instanceof Identifier number
        ? new Reference().setType("ServiceRequest").setIdentifier(number)
        : null;
  }

  /** Refers to parents that the message speaks of, and never to the order itself. */
  static void settleParents(ServiceRequest order, Ids ids) {
    order.getBasedOn().removeIf(parent -> isOneOf(parent.getIdentifier(), order.getIdentifier()));
    withoutRepetitions(order.getBasedOn());
    for (Reference parent : order.getBasedOn()) {
      boolean filled = FILLED.equals(type(parent.getIdentifier()));
      String id =
          Orders.id((filled ? "filler|" : "placer|") + OrderNumbers.key(parent.getIdentifier()));
      if (ids.knows(id)) {
        parent.setReference("ServiceRequest/" + id);
      }
    }
  }

  private static boolean isOneOf(Identifier number, List<Identifier> numbers) {
    return numbers.stream()
        .anyMatch(
            known ->
                OrderNumbers.key(known).equals(OrderNumbers.key(number))
                    && type(known).equals(type(number)));
  }

  private static String type(Identifier number) {
    return String.valueOf(number.getType().getCodingFirstRep().getCode());
  }

  /** ORC and OBR repeat each other. */
  static void withoutRepetitions(List<? extends Base> items) {
    for (int i = items.size() - 1; i > 0; i--) {
      Base last = items.get(i);
      if (items.subList(0, i).stream().anyMatch(last::equalsDeep)) {
        items.remove(i);
      }
    }
  }
}
