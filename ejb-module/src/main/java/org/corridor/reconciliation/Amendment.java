package org.corridor.reconciliation;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/** Merges a draft into a copy of the stored resource, element by element. */
final class Amendment {

  private final Draft draft;
  private final Resource target;
  private final boolean newer;
  private final List<ElementKey> untouchable;

  Amendment(Draft draft, Resource target) {
    this.draft = draft;
    this.target = target;
    this.newer = newer(draft, target);
    this.untouchable = newer ? List.of() : untouchable(draft, target);
  }

  /** The resource as the first message about it says: the draft's own, given away. */
  static Resource first(Draft draft) {
    Resource resource = draft.resource();
    if (draft.weight() == Weight.ASSERT) {
      Memory.mark(resource, draft.cleared(), draft.time());
      Memory.eventTime(resource, draft.time());
    }
    return resource;
  }

  /** Equal times: the message that arrives later has the last word. */
  private static boolean newer(Draft draft, Resource target) {
    return draft.weight() == Weight.ASSERT
        && Memory.eventTime(target).map(known -> !draft.time().isBefore(known)).orElse(true);
  }

  private static List<ElementKey> untouchable(Draft draft, Resource target) {
    return Memory.marks(target).stream()
        .filter(mark -> draft.weight() == Weight.MENTION || draft.time().isBefore(mark.time()))
        .map(Memory.Mark::key)
        .toList();
  }

  void apply() {
    if (newer) {
      draft.cleared().forEach(key -> Clearing.delete(ElementKey.of(key), target));
    }
    merge(draft.resource().copy(), target, untouchable);
    Memory.protect(target, draft.resource());
    if (newer) {
      Memory.mark(target, draft.cleared(), draft.time());
      Memory.eventTime(target, draft.time());
    }
  }

  private void merge(Base from, Base to, List<ElementKey> blocked) {
    for (BaseRuntimeChildDefinition child : Elements.of(from)) {
      List<Base> said = said(child, from, blocked);
      if (!said.isEmpty()) {
        merge(child, to, said, blocked);
      }
    }
  }

  private static List<Base> said(
      BaseRuntimeChildDefinition child, Base from, List<ElementKey> blocked) {
    String name = Elements.name(child);
    return Elements.values(child, from).stream()
        .filter(value -> !value.isEmpty())
        .filter(
            value ->
                blocked.stream()
                    .noneMatch(
                        key -> key.isDirect() && key.head().equals(name) && key.means(value)))
        .toList();
  }

  private void merge(
      BaseRuntimeChildDefinition child, Base to, List<Base> said, List<ElementKey> blocked) {
    List<Base> known =
        Elements.values(child, to).stream().filter(value -> !value.isEmpty()).toList();
    if (known.isEmpty() && blocked.isEmpty()) {
      Elements.put(child, to, said);
    } else if (Elements.isList(child)) {
      Elements.put(child, to, bySlot(known, said));
    } else if (Elements.isGroup(said.get(0)) && areOfOneType(known, said)) {
      Base group = known.isEmpty() ? Elements.empty(said.get(0)) : known.get(0);
      merge(said.get(0), group, inside(blocked, Elements.name(child)));
      Elements.put(child, to, group.isEmpty() ? List.of() : List.of(group));
    } else if (newer || known.isEmpty()) {
      Elements.put(child, to, said);
    }
  }

  /**
   * A choice may have been a moment before and be a period now: the two have no parts in common.
   */
  private static boolean areOfOneType(List<Base> known, List<Base> said) {
    return known.isEmpty() || known.get(0).getClass() == said.get(0).getClass();
  }

  /** Slots keep their place in the list, so that saying the same again changes nothing. */
  private List<Base> bySlot(List<Base> known, List<Base> items) {
    // A number that is history is not said anew by whoever has not noticed.
    List<Base> said = items.stream().filter(item -> !Numbers.isRetired(item, known)).toList();
    Set<String> placed = new HashSet<>();
    List<Base> merged = new ArrayList<>();
    for (Base item : known) {
      String slot = Slots.of(item);
      List<Base> replacement = newer ? in(slot, said) : List.of();
      if (replacement.isEmpty()) {
        merged.add(item);
        placed.add(slot);
      } else if (placed.add(slot)) {
        merged.addAll(replacement);
      }
    }
    said.stream().filter(item -> !placed.contains(Slots.of(item))).forEach(merged::add);
    return merged;
  }

  private static List<Base> in(String slot, List<Base> items) {
    return items.stream().filter(item -> slot.equals(Slots.of(item))).toList();
  }

  private static List<ElementKey> inside(List<ElementKey> keys, String name) {
    return keys.stream()
        .filter(key -> !key.isDirect() && key.head().equals(name))
        .map(ElementKey::inside)
        .toList();
  }
}
