package org.corridor.eligibility;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestPurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestStatus;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The appointments of a day, and the requests they make: one for each coverage of the patient. */
final class Appointments {
  private static final int PAGE = 200;
  private static final int MOST_COVERAGES = 200;
  private static final Set<String> COMING = Set.of("proposed", "pending", "booked", "arrived");

  private final Supplier<FhirRepository> repository;
  private final ZoneId zone;

  Appointments(Supplier<FhirRepository> repository, ZoneId zone) {
    this.repository = repository;
    this.zone = zone;
  }

  /**
   * An appointment.
   *
   * @param patient reference, or empty
   * @param requests none where the patient has no coverage
   */
  record Visit(
      String appointment,
      LocalDate day,
      String patient,
      List<CoverageEligibilityRequest> requests) {}

  List<Visit> of(LocalDate day) {
    List<Visit> visits = new ArrayList<>();
    Instant from = day.atStartOfDay(zone).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
    String query = "Appointment?date=ge%s&date=lt%s".formatted(from, to);
    for (int offset = 0; ; offset += PAGE) {
      List<Resource> page = repository.get().search(query, offset, PAGE);
      for (Resource one : page) {
        if (one instanceof Appointment appointment && isComing(appointment)) {
          visits.add(visit(appointment, day));
        }
      }
      if (page.size() < PAGE) {
        return visits;
      }
    }
  }

  private static boolean isComing(Appointment appointment) {
    return appointment.getStatus() != null && COMING.contains(appointment.getStatus().toCode());
  }

  private Visit visit(Appointment appointment, LocalDate day) {
    String patient = actor(appointment, "Patient/").orElse("");
    List<CoverageEligibilityRequest> requests =
        patient.isEmpty()
            ? List.of()
            : Glance.at(
                repository.get(),
                Set.of(patient),
                stored -> requests(appointment, day, patient, stored));
    return new Visit("Appointment/" + appointment.getIdPart(), day, patient, requests);
  }

  private static Optional<String> actor(Appointment appointment, String type) {
    return appointment.getParticipant().stream()
        .map(p -> Parties.text(p.getActor().getReference()))
        .filter(r -> r.startsWith(type))
        .findFirst();
  }

  private List<CoverageEligibilityRequest> requests(
      Appointment appointment, LocalDate day, String patient, Stored stored) {
    return stored.referringTo(patient, MOST_COVERAGES).stream()
        .filter(Coverage.class::isInstance)
        .map(Coverage.class::cast)
        .filter(c -> patient.equals(c.getBeneficiary().getReference()))
        .filter(c -> c.getStatus() == null || c.getStatus() == Coverage.CoverageStatus.ACTIVE)
        .map(c -> request(appointment, day, patient, c))
        .toList();
  }

  private CoverageEligibilityRequest request(
      Appointment appointment, LocalDate day, String patient, Coverage coverage) {
    CoverageEligibilityRequest request = new CoverageEligibilityRequest();
    request.setStatus(EligibilityRequestStatus.ACTIVE);
    request.addPurpose(EligibilityRequestPurpose.BENEFITS);
    request.setPatient(new Reference(patient));
    request.setServiced(new DateType(day.toString()));
    request.setCreated(Date.from(day.atStartOfDay(zone).toInstant()));
    request.setInsurer(coverage.getPayorFirstRep().copy());
    actor(appointment, "Practitioner/").ifPresent(p -> request.setProvider(new Reference(p)));
    request
        .addInsurance()
        .setFocal(true)
        .setCoverage(new Reference("Coverage/" + coverage.getIdPart()));
    return request;
  }
}
