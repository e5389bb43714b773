package org.corridor.reconciliation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Finds and turns references inside resources. */
final class References {

  private static final FhirTerser TERSER = FhirContext.forR4Cached().newTerser();

  private References() {}

  /** Turns references in place; links between records are history and stay. */
  static boolean turn(Resource resource, Map<String, String> turned) {
    boolean changed = false;
    for (Reference reference : all(resource)) {
      String to = turned.get(plain(reference));
      if (to != null) {
        reference.setReference(to);
        changed = true;
      }
    }
    return changed;
  }

  /** The references to records that others may stand for. */
  static Set<String> toRecords(Resource resource) {
    return all(resource).stream()
        .map(References::plain)
        .filter(Succession::concerns)
        .collect(Collectors.toSet());
  }

  static boolean nameAny(Resource resource, Set<String> records) {
    return all(resource).stream().map(References::plain).anyMatch(records::contains);
  }

  /** {@code Type/id} without a version; empty when the reference has no literal. */
  static String plain(Reference reference) {
    String literal = reference.getReference();
    if (literal == null) {
      return "";
    }
    int history = literal.indexOf("/_history/");
    return history < 0 ? literal : literal.substring(0, history);
  }

  private static List<Reference> all(Resource resource) {
    List<Reference> found = TERSER.getAllPopulatedChildElementsOfType(resource, Reference.class);
    List<Reference> history = Succession.history(resource);
    return history.isEmpty()
        ? found
        : found.stream()
            .filter(reference -> history.stream().noneMatch(past -> past == reference))
            .toList();
  }
}
