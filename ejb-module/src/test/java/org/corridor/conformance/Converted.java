package org.corridor.conformance;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.corridor.hl7v2.V2Message;
import org.corridor.processing.Families;
import org.corridor.subject.FhirMessage;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What a message became; references hold what they lead to. */
final class Converted {

  private static final Map<String, Converted> KNOWN = new HashMap<>();

  private final List<Resource> resources = new ArrayList<>();

  private Converted(Bundle bundle) {
    Map<String, Resource> byUrl = new HashMap<>();
    for (BundleEntryComponent entry : bundle.getEntry()) {
      Resource resource = entry.getResource();
      byUrl.put(resource.fhirType() + '/' + resource.getIdPart(), resource);
    }
    resources.addAll(byUrl.values());
    if (bundle.hasEntry()) {
      resources.add(bundle.copy().setEntry(List.of()));
    }
    resources.sort((a, b) -> String.valueOf(a.getId()).compareTo(String.valueOf(b.getId())));
    resources.forEach(
        resource ->
            FhirContext.forR4Cached()
                .newTerser()
                .getAllPopulatedChildElementsOfType(resource, Reference.class)
                .forEach(reference -> reference.setResource(byUrl.get(reference.getReference()))));
  }

  /** Translates with the family that takes the message; nothing when none does. */
  static Converted of(String text) {
    return KNOWN.computeIfAbsent(text, Converted::translate);
  }

  private static Converted translate(String text) {
    V2Message message = V2Message.parse(text);
    try {
      return Families.of(message)
          .map(family -> family.translate(message, TestHub.SENDER))
          .map(translation -> FhirMessage.of(message, TestHub.SENDER, translation))
          .map(Converted::new)
          .orElseGet(() -> new Converted(new Bundle()));
    } catch (NotTranslatable refused) {
      return new Converted(new Bundle());
    }
  }

  boolean isEmpty() {
    return resources.isEmpty();
  }

  List<Base> all(String type) {
    return resources.stream()
        .filter(resource -> resource.fhirType().equals(type))
        .map(Base.class::cast)
        .toList();
  }

  /** The elements at a path in all resources of a type. */
  List<Base> at(String type, List<String> steps) {
    return all(type).stream().flatMap(base -> Values.at(base, steps).stream()).toList();
  }

  static String print(List<Base> bases) {
    return bases.stream().map(Values::print).sorted().collect(Collectors.joining("\n"));
  }
}
