package org.corridor.translation;

import java.util.Optional;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;

/**
 * What an element was made from.
 *
 * @param location the segment, or the field with its repetition
 * @param value the repetition; empty where the segment as a whole counts
 * @param segment the segment, where code may have looked elsewhere in it
 * @param row the row that said so; empty where code did
 */
record Origin(
    String location, Optional<V2Repetition> value, Optional<V2Segment> segment, Optional<Row> row) {

  static Origin of(Row row, Spot spot) {
    V2Segment segment = spot.segment();
    return spot.field() == 0
        ? new Origin(segment.location(), Optional.empty(), Optional.of(segment), Optional.of(row))
        : new Origin(
            spot.repetition().location(),
            Optional.of(spot.repetition()),
            Optional.empty(),
            Optional.of(row));
  }

  static Origin of(V2Repetition value) {
    return new Origin(
        value.location(), Optional.of(value), Optional.of(value.segment()), Optional.empty());
  }

  static Origin of(String location) {
    return new Origin(location, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** This place, if a row that looks at the segment as a whole led to it. */
  Origin because(Origin ofRow) {
    return ofRow.value().isEmpty() ? new Origin(location, value, segment, ofRow.row()) : ofRow;
  }

  /** For what was added to this by code that may have looked elsewhere in the segment. */
  Origin aside() {
    return value.isPresent() && segment.isPresent()
        ? new Origin(segment.get().location(), Optional.empty(), segment, row)
        : this;
  }

  /** The place of what became {@code text}: a component where exactly one has it. */
  String place(String text) {
    return location
        + value
            .map(repetition -> component(text, repetition))
            .or(() -> segment.map(whole -> Components.holding(text, whole)))
            .orElse("");
  }

  private String component(String text, V2Repetition repetition) {
    String found = Components.holding(text, repetition);
    // A code table translates the first component.
    boolean translated = row.filter(one -> !one.table().isEmpty()).isPresent();
    return found.isEmpty() && translated && repetition.components() > 1 ? ".1" : found;
  }

  String rule() {
    return row.map(one -> one.fileName() + ':' + one.line()).orElse(Explained.CODE);
  }

  String guide() {
    return row.map(Row::guide).orElse("");
  }
}
