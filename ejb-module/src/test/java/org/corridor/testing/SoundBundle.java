package org.corridor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A transaction that survived being written and read strictly, that has each resource once, and
 * whose references stay within it.
 */
public record SoundBundle(Bundle bundle) {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  /** Asserts that {@code bundle} is sound. */
  public static SoundBundle of(Bundle bundle) {
    String json = FHIR.newJsonParser().encodeResourceToString(bundle);
    Bundle read =
        FHIR.newJsonParser()
            .setParserErrorHandler(new StrictErrorHandler())
            .parseResource(Bundle.class, json);
    Set<String> ids = new HashSet<>();
    for (Bundle.BundleEntryComponent entry : read.getEntry()) {
      assertThat(ids.add(entry.getRequest().getUrl())).as("each resource once").isTrue();
    }
    for (Bundle.BundleEntryComponent entry : read.getEntry()) {
      FHIR
          .newTerser()
          .getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class)
          .stream()
          .filter(Reference::hasReference)
          .forEach(reference -> assertThat(ids).contains(reference.getReference()));
    }
    return new SoundBundle(read);
  }

  public <T extends Resource> List<T> all(Class<T> type) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
