package org.corridor.reconciliation;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;

/** A resource of which somebody keeps the record, and how a message speaks of it. */
final class Guarded {

  private final Worksheet.Mark mark;
  private final Set<RecordKind> states = EnumSet.noneOf(RecordKind.class);
  private Instant time = Instant.EPOCH;
  private Optional<Draft> asserted = Optional.empty();

  Guarded(Worksheet.Mark mark) {
    this.mark = mark;
  }

  void hear(Draft draft) {
    time = draft.time();
    if (draft.weight() == Weight.ASSERT) {
      asserted = Optional.of(draft);
      if (draft.resource() instanceof Patient patient) {
        RecordKind.groups().stream()
            .filter(kind -> kind.elements().stream().anyMatch(e -> Elements.has(e, patient)))
            .forEach(states::add);
      }
    }
  }

  /** How it stood before. */
  Worksheet.Mark mark() {
    return mark;
  }

  Instant time() {
    return time;
  }

  /** What is stated as a fact. */
  Optional<Draft> asserted() {
    return asserted;
  }

  /** Whether elements of that group are stated as facts. */
  boolean states(RecordKind kind) {
    return states.contains(kind);
  }
}
