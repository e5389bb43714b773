package org.corridor.eligibility;

import static org.corridor.eligibility.Parties.text;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.DetailsComponent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Makes an {@link Inquiry} of a request and of what it refers to. */
public final class RequestReader {
  private final Optional<Party> usualProvider;
  private final ZoneId zone;

  /**
   * @param usualProvider who asks where a request does not say so with a number
   */
  public RequestReader(Optional<Party> usualProvider, ZoneId zone) {
    this.usualProvider = usualProvider;
    this.zone = zone;
  }

  /**
   * Reads a request.
   *
   * @param stored finds what is referred to, by references such as {@code Patient/1}
   * @param today the day asked for where the request names none
   * @throws InquiryIncomplete when something is missing that a 270 needs
   */
  public Inquiry read(
      CoverageEligibilityRequest request,
      Function<String, Optional<Resource>> stored,
      LocalDate today) {
    List<String> missing = new ArrayList<>();
    Look look = new Look(request, stored);
    Optional<Coverage> coverage = coverage(request, look);
    Optional<Party> payer =
        Parties.payer(look.at(request.getInsurer()), request.getInsurer())
            .or(
                () ->
                    coverage
                        .map(Coverage::getPayorFirstRep)
                        .flatMap(p -> Parties.payer(look.at(p), p)));
    Optional<Party> provider =
        Parties.provider(look.at(request.getProvider()), request.getProvider())
            .or(() -> usualProvider);
    Optional<Patient> patient = patient(look, request.getPatient());
    String member = coverage.map(Members::member).orElse("");
    note(missing, payer, "the insurer has no payer number");
    note(missing, provider, "the provider has no NPI");
    note(missing, patient, "the patient is not there");
    note(missing, coverage, "no coverage is named");
    if (member.isEmpty() && coverage.isPresent()) {
      missing.add("the coverage has no subscriber number");
    }
    if (!missing.isEmpty()) {
      throw new InquiryIncomplete(missing);
    }
    Coverage found = coverage.orElseThrow();
    String relationship = Members.relationship(found);
    Optional<Patient> subscriber =
        relationship.equals("18") ? patient : patient(look, found.getSubscriber());
    Optional<Inquiry.Dependent> dependent =
        relationship.equals("18") || subscriber.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Inquiry.Dependent(Members.person(patient.orElseThrow()), relationship));
    LocalDate from = from(request, today);
    return new Inquiry(
        payer.orElseThrow(),
        provider.orElseThrow(),
        Members.person(subscriber.or(() -> patient).orElseThrow()),
        member,
        Members.group(found),
        dependent,
        services(request),
        from,
        to(request, from));
  }

  private static void note(List<String> missing, Optional<?> needed, String text) {
    if (needed.isEmpty()) {
      missing.add(text);
    }
  }

  /** Finds contained resources too. */
  private record Look(
      CoverageEligibilityRequest request, Function<String, Optional<Resource>> stored) {
    Optional<Resource> at(Reference reference) {
      String to = text(reference.getReference());
      if (to.startsWith("#")) {
        return request.getContained().stream()
            .filter(c -> to.substring(1).equals(text(c.getIdPart()).replace("#", "")))
            .findFirst();
      }
      return to.isEmpty() ? Optional.empty() : stored.apply(to);
    }
  }

  private static Optional<Patient> patient(Look look, Reference reference) {
    return look.at(reference).filter(Patient.class::isInstance).map(Patient.class::cast);
  }

  private static Optional<Coverage> coverage(CoverageEligibilityRequest request, Look look) {
    return request.getInsurance().stream()
        .sorted((a, b) -> Boolean.compare(b.getFocal(), a.getFocal()))
        .flatMap(i -> look.at(i.getCoverage()).stream())
        .filter(Coverage.class::isInstance)
        .map(Coverage.class::cast)
        .findFirst();
  }

  private static String code(CodeableConcept concept) {
    return text(concept.getCodingFirstRep().getCode());
  }

  private LocalDate from(CoverageEligibilityRequest request, LocalDate today) {
    if (request.getServiced() instanceof DateType date) {
      return Members.day(date).orElse(today);
    }
    if (request.getServiced() instanceof Period period && period.hasStart()) {
      return local(period.getStartElement());
    }
    return today;
  }

  private LocalDate to(CoverageEligibilityRequest request, LocalDate from) {
    if (request.getServiced() instanceof Period period && period.hasEnd()) {
      LocalDate end = local(period.getEndElement());
      return end.isBefore(from) ? from : end;
    }
    return from;
  }

  private LocalDate local(BaseDateTimeType time) {
    return LocalDate.ofInstant(time.getValue().toInstant(), zone);
  }

  private static List<Inquiry.Service> services(CoverageEligibilityRequest request) {
    Set<Inquiry.Service> services = new LinkedHashSet<>();
    for (DetailsComponent item : request.getItem()) {
      Optional<Inquiry.Service> procedure = procedure(item);
      procedure.ifPresent(services::add);
      if (procedure.isEmpty()) {
        item.getCategory().getCoding().stream()
            .filter(c -> Codings.SERVICE_TYPE.equals(c.getSystem()) && c.hasCode())
            .forEach(c -> services.add(Inquiry.Service.type(c.getCode())));
      }
    }
    return List.copyOf(services);
  }

  private static Optional<Inquiry.Service> procedure(DetailsComponent item) {
    for (Coding coding : item.getProductOrService().getCoding()) {
      String system = Codings.procedure(text(coding.getSystem()));
      if (!system.isEmpty() && coding.hasCode()) {
        List<String> modifiers =
            item.getModifier().stream()
                .map(RequestReader::code)
                .filter(m -> !m.isEmpty())
                .limit(4)
                .toList();
        return Optional.of(new Inquiry.Service("", system, coding.getCode(), modifiers, ""));
      }
    }
    return Optional.empty();
  }
}
