package org.corridor.reconciliation;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Takes references to what was not written out of what is. */
final class Unsaid {

  private final Set<String> absent;

  /**
   * @param absent the references that would lead nowhere
   */
  Unsaid(Set<String> absent) {
    this.absent = absent;
  }

  boolean isIn(Resource resource) {
    return References.nameAny(resource, absent);
  }

  /** An item of a list that is nothing without its reference goes with it. */
  void takeOut(Base element) {
    for (BaseRuntimeChildDefinition child : Elements.of(element)) {
      List<Base> values = Elements.values(child, element);
      List<Base> kept = values.stream().filter(value -> !leadsNowhere(value)).toList();
      if (kept.size() < values.size()) {
        Elements.put(child, element, kept);
      }
      kept.stream().filter(value -> !value.isPrimitive()).forEach(this::takeOut);
    }
  }

  private boolean leadsNowhere(Base value) {
    return isAbsent(value)
        || (value instanceof BackboneElement
            && Elements.of(value).stream()
                .filter(child -> child.getMin() > 0)
                .anyMatch(
                    child -> Elements.values(child, value).stream().anyMatch(this::isAbsent)));
  }

  private boolean isAbsent(Base value) {
    return value instanceof Reference reference && absent.contains(References.plain(reference));
  }

  /** The message is not the source of what was not written. */
  static void notSourceOf(Set<String> references, Provenance provenance) {
    provenance.getTarget().removeIf(target -> references.contains(References.plain(target)));
  }
}
