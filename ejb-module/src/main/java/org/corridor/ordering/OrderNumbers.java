package org.corridor.ordering;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Field;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.shared.Finding;
import org.corridor.translation.Passage;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of an order: OBR-2 and OBR-3, else ORC-2 and ORC-3.
 *
 * @param placer given by who ordered
 * @param filler given by the laboratory
 */
public record OrderNumbers(Optional<Identifier> placer, Optional<Identifier> filler) {

  private static final TypeMap EI = TypeMaps.named("EI[Identifier]");
  private static final Set<String> KINDS = Set.of("PLAC", "FILL");
  private static final String TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";

  public static OrderNumbers of(OrderGroup group, Passage passage) {
    return new OrderNumbers(
        number(group, 2, passage).map(OrderNumbers::placed),
        number(group, 3, passage).map(OrderNumbers::filled));
  }

  /** What names the order's results: the filler's number, else the placer's. */
  public Optional<String> resultKey() {
    return filler.map(number -> "filler|" + key(number)).or(() -> orderKey());
  }

  String fillerKey() {
    return filler.map(number -> "filler|" + key(number)).orElse("");
  }

  /** As whoever knows the placer's number only has them. */
  public OrderNumbers ofPlacer() {
    return new OrderNumbers(placer, Optional.empty());
  }

  /** What names the order itself: the placer's number, else the filler's. */
  public Optional<String> orderKey() {
    return placer
        .map(number -> "placer|" + key(number))
        .or(() -> filler.map(number -> "filler|" + key(number)));
  }

  /** Both, each with its type. */
  public List<Identifier> typed() {
    return Stream.concat(
            placer.map(number -> placed(number.copy())).stream(),
            filler.map(number -> filled(number.copy())).stream())
        .toList();
  }

  static String key(Identifier number) {
    return number.getSystem() + '|' + number.getValue();
  }

  /** ORC-2 and OBR-2. */
  public static @Nullable Base placer(Spot spot) {
    return number(spot).map(OrderNumbers::placed).orElse(null);
  }

  /** ORC-3 and OBR-3. */
  public static @Nullable Base filler(Spot spot) {
    return number(spot).map(OrderNumbers::filled).orElse(null);
  }

  private static Optional<Identifier> number(Spot spot) {
    return spot.index() == 0
            && EI.map(spot.repetition(), spot.passage().context()) instanceof Identifier number
        ? Optional.of(number)
        : Optional.empty();
  }

  private static Identifier placed(Identifier number) {
    return number.setType(new CodeableConcept(new Coding(TYPES, "PLAC", "Placer Identifier")));
  }

  private static Identifier filled(Identifier number) {
    return number.setType(new CodeableConcept(new Coding(TYPES, "FILL", "Filler Identifier")));
  }

  /** Of the numbers of ORC, and of OBR after them, leaves one of each kind. */
  public static void settle(List<Identifier> numbers) {
    Set<String> later = new HashSet<>();
    for (int i = numbers.size() - 1; i >= 0; i--) {
      String type = numbers.get(i).getType().getCodingFirstRep().getCode();
      boolean kind = type != null && KINDS.contains(type);
      if (!numbers.get(i).hasUse() && kind && !later.add(type)) {
        numbers.remove(i);
      }
    }
  }

  private static Optional<Identifier> number(OrderGroup group, int field, Passage passage) {
    noteDifference(group, field, passage);
    return group
        .obr()
        .flatMap(obr -> number(obr, field, passage))
        .or(() -> group.orc().flatMap(orc -> number(orc, field, passage)));
  }

  /** Both segments carry the number; one that says otherwise would vanish without a word. */
  private static void noteDifference(OrderGroup group, int field, Passage passage) {
    String request = group.obr().map(obr -> obr.field(field).text()).orElse("");
    group
        .orc()
        .map(orc -> orc.field(field))
        .filter(common -> !common.isAbsent() && !request.isEmpty())
        .filter(common -> !common.text().equals(request))
        .ifPresent(
            common ->
                passage.note(
                    Finding.warning(
                        common.location(),
                        "order-numbers-differ",
                        "ORC and OBR name different orders here; the number in OBR was used.")));
  }

  private static Optional<Identifier> number(V2Segment segment, int number, Passage passage) {
    V2Field field = segment.field(number);
    passage.context().at(field.location());
    return EI.map(field.first(), passage.context()) instanceof Identifier identifier
        ? Optional.of(identifier)
        : Optional.empty();
  }
}
