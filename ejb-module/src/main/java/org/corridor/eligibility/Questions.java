package org.corridor.eligibility;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.corridor.repository.FhirRepository;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;

/** Makes questions of requests, with what the repository knows. */
final class Questions {

  private final Supplier<FhirRepository> repository;
  private final RequestReader reader;
  private final EligibilitySettings settings;
  private final Clock clock;

  Questions(Supplier<FhirRepository> repository, EligibilitySettings settings, Clock clock) {
    this.repository = repository;
    this.reader = new RequestReader(settings.provider(), settings.zone());
    this.settings = settings;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), settings.zone());
  }

  /**
   * The question of a request.
   *
   * @throws InquiryIncomplete when something is missing that a 270 needs
   */
  Inquiry inquiry(CoverageEligibilityRequest request) {
    Set<String> references = Responses.references(request);
    return references.isEmpty()
        ? reader.read(request, reference -> Optional.empty(), today())
        : Glance.at(
            repository.get(), references, stored -> reader.read(request, stored::get, today()));
  }

  /**
   * A question that is to be asked.
   *
   * @param reference of the request; empty: it is not stored, and gets an id that follows from the
   *     question
   */
  Draft draft(CoverageEligibilityRequest request, String reference, String appointment) {
    Inquiry inquiry = inquiry(request);
    if (!reference.isEmpty()) {
      return new Draft(request, reference, appointment, inquiry);
    }
    String own = "CoverageEligibilityRequest/" + inquiry.key();
    request.setId(own);
    return new Draft(request, own, appointment, inquiry);
  }
}
