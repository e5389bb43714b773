package org.corridor.ordering;

import java.util.Optional;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Field;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;

/**
 * The numbers of an order: OBR-2 and OBR-3, else ORC-2 and ORC-3.
 *
 * @param placer given by who ordered
 * @param filler given by the laboratory
 */
public record OrderNumbers(Optional<Identifier> placer, Optional<Identifier> filler) {

  private static final TypeMap EI = TypeMaps.named("EI[Identifier]");
  private static final String TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";

  public static OrderNumbers of(OrderGroup group, Passage passage) {
    return new OrderNumbers(
        number(group, 2, "PLAC", "Placer Identifier", passage),
        number(group, 3, "FILL", "Filler Identifier", passage));
  }

  /** What names the order's results: the filler's number, else the placer's. */
  public Optional<String> resultKey() {
    return filler.map(number -> "filler|" + key(number)).or(() -> orderKey());
  }

  /** What names the order itself: the placer's number, else the filler's. */
  public Optional<String> orderKey() {
    return placer
        .map(number -> "placer|" + key(number))
        .or(() -> filler.map(number -> "filler|" + key(number)));
  }

  static String key(Identifier number) {
    return number.getSystem() + '|' + number.getValue();
  }

  private static Optional<Identifier> number(
      OrderGroup group, int field, String type, String display, Passage passage) {
    return group
        .obr()
        .flatMap(obr -> number(obr, field, passage))
        .or(() -> group.orc().flatMap(orc -> number(orc, field, passage)))
        .map(number -> number.setType(new CodeableConcept(new Coding(TYPES, type, display))));
  }

  private static Optional<Identifier> number(V2Segment segment, int number, Passage passage) {
    V2Field field = segment.field(number);
    passage.context().at(field.location());
    return EI.map(field.first(), passage.context()) instanceof Identifier identifier
        ? Optional.of(identifier)
        : Optional.empty();
  }
}
