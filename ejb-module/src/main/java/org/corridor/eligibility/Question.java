package org.corridor.eligibility;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestPurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * A question of somebody who does not speak FHIR.
 *
 * @param payer of the coverage where it is stored, may be empty then
 * @param provider NPI and name; empty for the usual one
 * @param stored a patient and a coverage of the repository; otherwise they are in {@code member}
 * @param member who is asked for
 * @param serviceTypes none: general benefits
 */
public record Question(
    Optional<Named> payer,
    Optional<Named> provider,
    Optional<StoredCoverage> stored,
    Optional<Member> member,
    List<String> serviceTypes,
    Optional<LocalDate> from,
    Optional<LocalDate> to) {

  /** A number and the name that goes with it. */
  public record Named(String number, String name) {}

  /** References such as {@code Patient/1} and {@code Coverage/2}. */
  public record StoredCoverage(String patient, String coverage) {}

  /**
   * Somebody with a number of a payer.
   *
   * @param dependent whom it is about, with the relationship as FHIR has it, such as {@code child}
   */
  public record Member(
      String number,
      String group,
      Person person,
      Optional<Person> dependent,
      String relationship) {}

  /** The request that asks the same. */
  public CoverageEligibilityRequest request(LocalDate today) {
    CoverageEligibilityRequest request = new CoverageEligibilityRequest();
    request.setStatus(EligibilityRequestStatus.ACTIVE);
    request.addPurpose(EligibilityRequestPurpose.BENEFITS);
    LocalDate first = from.orElse(today);
    request.setCreated(Date.from(first.atStartOfDay(ZoneOffset.UTC).toInstant()));
    if (to.isPresent() && !to.get().equals(first)) {
      request.setServiced(
          new Period()
              .setStartElement(new DateTimeType(first.toString()))
              .setEndElement(new DateTimeType(to.get().toString())));
    } else {
      request.setServiced(new DateType(first.toString()));
    }
    payer.ifPresent(p -> request.setInsurer(reference(X12Identifiers.PAYER, p)));
    provider.ifPresent(p -> request.setProvider(reference(X12Identifiers.NPI, p)));
    serviceTypes.forEach(
        t ->
            request
                .addItem()
                .setCategory(new CodeableConcept(new Coding(Codings.SERVICE_TYPE, t, null))));
    stored.ifPresent(
        s -> {
          request.setPatient(new Reference(s.patient()));
          request.addInsurance().setCoverage(new Reference(s.coverage()));
        });
    member.ifPresent(m -> contain(request, m));
    return request;
  }

  private static Reference reference(String system, Named named) {
    Reference reference =
        new Reference().setIdentifier(new Identifier().setSystem(system).setValue(named.number()));
    return named.name().isEmpty() ? reference : reference.setDisplay(named.name());
  }

  private static void contain(CoverageEligibilityRequest request, Member member) {
    Coverage coverage = new Coverage();
    coverage.setId("coverage");
    coverage.setStatus(Coverage.CoverageStatus.ACTIVE).setSubscriberId(member.number());
    if (!member.group().isEmpty()) {
      coverage
          .addClass_()
          .setValue(member.group())
          .setType(
              new CodeableConcept(
                  new Coding(
                      "http://terminology.hl7.org/CodeSystem/coverage-class", "group", null)));
    }
    coverage.setRelationship(
        new CodeableConcept(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/subscriber-relationship",
                member.dependent().isPresent() ? member.relationship() : "self",
                null)));
    coverage.setSubscriber(new Reference("#subscriber"));
    coverage.addPayor(request.getInsurer().copy());
    String about = member.dependent().isPresent() ? "#patient" : "#subscriber";
    coverage.setBeneficiary(new Reference(about));
    request.addContained(patient("subscriber", member.person()));
    member.dependent().ifPresent(d -> request.addContained(patient("patient", d)));
    request.addContained(coverage);
    request.setPatient(new Reference(about));
    request.addInsurance().setCoverage(new Reference("#coverage"));
  }

  private static Patient patient(String id, Person person) {
    Patient patient = new Patient();
    patient.setId(id);
    patient.addName().setFamily(person.family()).addGiven(person.given());
    person.born().ifPresent(b -> patient.setBirthDateElement(new DateType(b.toString())));
    if (!person.gender().isEmpty()) {
      patient.setGender(
          person.gender().equals("F") ? AdministrativeGender.FEMALE : AdministrativeGender.MALE);
    }
    return patient;
  }
}
