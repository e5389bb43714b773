package org.corridor.reconciliation;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a message would have written into a record that another system keeps.
 *
 * @param kind which record
 * @param target what would be changed or made, as {@code AllergyIntolerance/…}
 * @param patient whose it is, as {@code Patient/…}; empty when nobody knows
 * @param time when the event happened that the message tells of
 * @param standing those elements that would be changed, as they are; empty when there is no such
 *     resource yet
 * @param proposed the same elements as the message would have them, or the whole new resource
 */
public record Withheld(
    RecordKind kind,
    String target,
    String patient,
    Instant time,
    Optional<Resource> standing,
    Resource proposed) {

  /** Whose it is; another one after a merge. */
  private static final Set<String> OWNER = Set.of("patient", "subject", "beneficiary");

  /** Whether {@code record} says now all that was proposed. */
  public boolean isSaidBy(Resource record) {
    return record.fhirType().equals(proposed.fhirType())
        && elements().stream()
            .filter(child -> !OWNER.contains(child.getElementName()))
            .allMatch(child -> Elements.same(child, record, proposed));
  }

  /** The names of the elements it is about. */
  public List<String> names() {
    return elements().stream().map(Elements::name).toList();
  }

  /** The elements it is about. */
  List<BaseRuntimeChildDefinition> elements() {
    return Elements.of(proposed).stream()
        .filter(
            child ->
                isThere(child, proposed) || standing.filter(s -> isThere(child, s)).isPresent())
        .toList();
  }

  private static boolean isThere(BaseRuntimeChildDefinition child, Base element) {
    return Elements.values(child, element).stream().anyMatch(value -> !value.isEmpty());
  }
}
