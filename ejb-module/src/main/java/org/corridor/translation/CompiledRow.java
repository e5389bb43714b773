package org.corridor.translation;

import java.util.Map;
import org.corridor.datatypes.MappingContext;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.shared.Finding;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A row, checked and ready to run.
 *
 * @param row as it is written
 * @param condition when it applies
 * @param value what it takes from the field
 * @param target where it puts that
 * @param makes whether it makes the items of lists on the way; a fixed value only completes those
 *     that other rows made
 * @param clears what {@code ""} deletes; may be empty
 */
record CompiledRow(
    Row row,
    Condition condition,
    ValueFunction value,
    Target target,
    boolean makes,
    String clears) {

  /** Whether it says what stands in the field, and not something of its own. */
  boolean quotes() {
    return row.value().isEmpty();
  }

  static CompiledRow of(Row row, Base root, Map<String, ValueFunction> functions) {
    try {
      Target target = Target.of(row.fhir(), root);
      boolean fixed = !row.value().isEmpty();
      boolean field = row.v2().indexOf('-') > 0;
      return new CompiledRow(
          row,
          ConditionReader.read(row.condition()),
          fixed ? fixed(row, target) : value(row, functions),
          target,
          !(fixed && field && target.hasSlot()),
          clears(row, fixed ? "" : target.clears()));
    } catch (IllegalArgumentException | FHIRException e) {
      throw row.broken(String.valueOf(e.getMessage()));
    }
  }

  private static ValueFunction fixed(Row row, Target target) {
    if (!row.type().isEmpty() || !row.table().isEmpty()) {
      throw row.broken("a fixed value has no type and no table");
    }
    Base value = Fixed.of(row.value(), target.types());
    return spot -> value.copy();
  }

  private static ValueFunction value(Row row, Map<String, ValueFunction> functions) {
    ValueFunction function = functions.get(row.type());
    if (function != null) {
      return function;
    }
    TypeMap map =
        row.table().isEmpty()
            ? TypeMaps.named(row.type())
            : TypeMaps.named(row.type(), row.table());
    return spot -> map.map(spot.repetition(), spot.passage().context());
  }

  private static String clears(Row row, String usual) {
    return switch (row.clears()) {
      case "" -> usual;
      case "none" -> "";
      default -> row.clears();
    };
  }

  void apply(Spot spot, Filling filling) {
    if (!condition.holds(spot)) {
      return;
    }
    V2Segment segment = spot.segment();
    int then = segment.reading();
    MappingContext context = spot.passage().context();
    int findings = context.noticed();
    Base found = value.value(spot);
    boolean told = found != null && put(spot, filling, found);
    if (told || findings < context.noticed()) {
      segment.kept(then);
    } else {
      segment.unread(then);
    }
    if (told) {
      condition.settle(spot);
    }
  }

  /** Whether the value is in place now. */
  private boolean put(Spot spot, Filling filling, Base found) {
    try {
      Passage passage = spot.passage();
      Base fitting = found instanceof Resource resource ? passage.mention(resource) : found;
      Base parent = target.put(filling, fitting, spot, this);
      if (passage.origins().isPresent()) {
        remember(passage.origins().get(), spot, found, parent);
      }
      return parent != null;
    } catch (FHIRException e) {
      spot.passage()
          .context()
          .note(
              Finding.warning(
                  spot.passage().context().location(),
                  "102",
                  "This value does not fit its FHIR element; it was left out."));
      return false;
    }
  }

  private void remember(Origins origins, Spot spot, Base found, @Nullable Base parent) {
    Origin origin = Origin.of(row, spot);
    if (found instanceof Resource resource) {
      origins.mentioned(resource, origin);
    }
    if (parent != null) {
      origins.put(parent, target.name(), origin);
    }
  }
}
