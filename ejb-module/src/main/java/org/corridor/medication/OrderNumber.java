package org.corridor.medication;

import java.util.Optional;
import java.util.stream.Stream;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.Identifier;

/**
 * The numbers of one order as ORC has them.
 *
 * @param placer ORC-2, given by who ordered
 * @param filler ORC-3, given by who carries it out
 */
public record OrderNumber(Optional<Identifier> placer, Optional<Identifier> filler) {

  private static final TypeMap EI = TypeMaps.named("EI[Identifier]");

  /** Of an order that has no ORC. */
  public static final OrderNumber NONE = new OrderNumber(Optional.empty(), Optional.empty());

  public static OrderNumber of(Optional<V2Segment> orc, Passage passage) {
    return orc.map(one -> new OrderNumber(number(one, 2, passage), number(one, 3, passage)))
        .orElse(NONE);
  }

  /** What names the order where the placer's word counts most. */
  public Optional<String> placerFirst() {
    return first(Stream.of(key("placer", placer), key("filler", filler)));
  }

  /** What names the order where the filler's word counts most. */
  public Optional<String> fillerFirst() {
    return first(Stream.of(key("filler", filler), key("placer", placer)));
  }

  private static Optional<String> first(Stream<Optional<String>> keys) {
    return keys.flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> key(String by, Optional<Identifier> number) {
    return number.map(known -> by + '|' + known.getSystem() + '|' + known.getValue());
  }

  private static Optional<Identifier> number(V2Segment orc, int field, Passage passage) {
    passage.context().at(orc.field(field).location());
    return EI.map(orc.field(field).first(), passage.context()) instanceof Identifier identifier
        ? Optional.of(identifier)
        : Optional.empty();
  }
}
