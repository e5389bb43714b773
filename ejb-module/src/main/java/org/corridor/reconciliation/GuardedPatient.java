package org.corridor.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.corridor.reconciliation.Keepers.Keeper;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * A patient before and after a message, group by group.
 *
 * @param stored empty when nobody knew the patient
 * @param after to be changed in place
 */
record GuardedPatient(Optional<Patient> stored, Patient after) {

  /** Whether the sender is heard, because the keeper has said nothing yet. */
  boolean standsIn(RecordKind kind, Keeper keeper) {
    // Without a number of their own nobody would ever find the patient again.
    if (kind == RecordKind.IDENTIFIERS && stored.isEmpty()) {
      return true;
    }
    boolean free =
        keeper.standIn()
            && stored.map(known -> StandIns.is(known, kind) || !has(kind, known)).orElse(true);
    if (free && has(kind, after)) {
      StandIns.begin(after, kind);
    }
    return free;
  }

  /**
   * The keeper of some groups speaks: what others said later does not make it late for these.
   *
   * @param own the groups it keeps
   */
  void hear(Draft keeper, Set<RecordKind> own) {
    Set<RecordKind> spoken = EnumSet.noneOf(RecordKind.class);
    for (RecordKind kind : own) {
      StandIns.end(after, kind);
      Optional<Instant> last = stored.flatMap(known -> KeptTimes.of(known, kind));
      if (last.filter(keeper.time()::isBefore).isEmpty()) {
        spoken.add(kind);
        if (last.isPresent() && isLate(keeper)) {
          amend(keeper, kind);
        }
      }
    }
    if (!spoken.isEmpty()) {
      KeptTimes.remember(after, spoken, keeper.time());
    }
  }

  private boolean isLate(Draft draft) {
    return stored.flatMap(Memory::eventTime).filter(draft.time()::isBefore).isPresent();
  }

  private void amend(Draft keeper, RecordKind kind) {
    Instant newest = Memory.eventTime(after).orElse(keeper.time());
    Set<String> cleared =
        keeper.cleared().stream()
            .filter(key -> kind.elements().contains(ElementKey.of(key).head()))
            .collect(Collectors.toSet());
    Resource said = Elements.only(kind.elements(), keeper.resource());
    Memory.eventTime(after, keeper.time());
    new Amendment(Draft.asserted(said, keeper.time(), cleared), after).apply();
    Memory.eventTime(after, newest);
  }

  private static boolean has(RecordKind kind, Patient patient) {
    return kind.elements().stream().anyMatch(name -> Elements.has(name, patient));
  }

  private Patient known() {
    return stored.orElseGet(Patient::new);
  }

  /** The elements of a group that are not what they were. */
  List<String> different(RecordKind kind) {
    Patient known = known();
    return kind.elements().stream()
        .filter(name -> !Elements.same(Elements.named(after, name), known, after))
        .toList();
  }

  Resource before(List<String> names) {
    Resource before = Elements.only(names, known());
    before.setId(after.getIdPart());
    return before;
  }

  Resource after(List<String> names) {
    return Elements.only(names, after);
  }

  /** Makes a group what it was, and with it what was cleared of it when. */
  void putBack(RecordKind kind) {
    Patient known = known();
    for (String name : kind.elements()) {
      var child = Elements.named(after, name);
      Elements.put(child, after, Elements.values(child, known));
    }
    if (after.hasMeta()) {
      List<Extension> marks = new ArrayList<>(after.getMeta().getExtension());
      marks.removeIf(mark -> Memory.isCleared(mark, kind.elements()));
      if (known.hasMeta()) {
        known.getMeta().getExtension().stream()
            .filter(mark -> Memory.isCleared(mark, kind.elements()))
            .forEach(marks::add);
      }
      after.getMeta().setExtension(marks);
    }
  }
}
