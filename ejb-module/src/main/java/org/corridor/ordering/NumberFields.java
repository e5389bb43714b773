package org.corridor.ordering;

import java.util.List;
import java.util.Optional;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Passage;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Two fields of a segment that number orders described elsewhere. What stands at the same place in
 * both belongs to one order.
 *
 * @param placer the field with the numbers of those who ordered
 * @param filler the field with the numbers of those who carry it out
 */
public record NumberFields(int placer, int filler) {

  private static final TypeMap NUMBER = TypeMaps.named("EI[Identifier]");

  /** How many orders {@code segment} numbers at the most. */
  public int count(V2Segment segment) {
    return Math.max(
        segment.field(placer).repetitions().size(), segment.field(filler).repetitions().size());
  }

  /** The numbers of one order; their type is not said. */
  public OrderNumbers numbers(V2Segment segment, int index, Passage passage) {
    return new OrderNumbers(
        number(segment, placer, index, passage), number(segment, filler, index, passage));
  }

  /** The reference to the order with the placer's number that stands here. */
  public @Nullable Base byPlacer(Spot spot) {
    return reference(spot);
  }

  /** The reference to the order with the filler's number that stands here, if that is all. */
  public @Nullable Base byFiller(Spot spot) {
    return at(spot.segment(), placer, spot.index()).isPresent() ? null : reference(spot);
  }

  private @Nullable Base reference(Spot spot) {
    return numbers(spot.segment(), spot.index(), spot.passage())
        .orderKey()
        .map(key -> new Reference("ServiceRequest/" + Orders.id(key)))
        .orElse(null);
  }

  private static Optional<Identifier> number(
      V2Segment segment, int field, int index, Passage passage) {
    return at(segment, field, index)
        .map(value -> NUMBER.map(value, passage.context()))
        .map(Identifier.class::cast);
  }

  private static Optional<V2Repetition> at(V2Segment segment, int field, int index) {
    List<V2Repetition> all = segment.field(field).repetitions();
    return index < all.size()
        ? Optional.of(all.get(index)).filter(value -> !value.isEmpty())
        : Optional.empty();
  }
}
