package org.corridor.eligibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Resource;

/**
 * A response on its way into the repository, with its request.
 *
 * @param version another one each time the response changes
 * @param check for which it is sealed
 */
record Publication(
    UUID version,
    UUID check,
    CoverageEligibilityRequest request,
    CoverageEligibilityResponse response) {

  static Publication of(
      Check check, CoverageEligibilityRequest request, CoverageEligibilityResponse response) {
    return new Publication(UUID.randomUUID(), check.id(), request, response);
  }

  /** Both resources as JSON. */
  static Publication of(UUID version, UUID check, byte[] json) {
    Bundle both =
        FhirContext.forR4Cached()
            .newJsonParser()
            .parseResource(Bundle.class, new String(json, UTF_8));
    return new Publication(
        version,
        check,
        (CoverageEligibilityRequest) both.getEntry().get(0).getResource(),
        (CoverageEligibilityResponse) both.getEntry().get(1).getResource());
  }

  byte[] json() {
    Bundle both = new Bundle().setType(Bundle.BundleType.COLLECTION);
    both.addEntry().setResource(request);
    both.addEntry().setResource(response);
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(both).getBytes(UTF_8);
  }

  String requestReference() {
    return response.getRequest().getReference();
  }

  String responseReference() {
    return "CoverageEligibilityResponse/" + response.getIdPart();
  }

  /**
   * Writes the response, and the request where the repository has none.
   *
   * @param isLatest whether nothing newer is known by then
   */
  Change change(Predicate<Publication> isLatest) {
    return new Change() {
      @Override
      public Set<String> reads() {
        return Set.of(requestReference(), responseReference());
      }

      @Override
      public List<Resource> decide(Stored stored) {
        if (!isLatest.test(Publication.this)) {
          return List.of();
        }
        Resource answer = response.copy();
        return stored.get(requestReference()).isPresent()
            ? List.of(answer)
            : List.of(request.copy(), answer);
      }
    };
  }
}
