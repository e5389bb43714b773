package org.corridor.eligibility;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A request and what it refers to. */
final class Visit {
  final Map<String, Resource> resources = new LinkedHashMap<>();
  final Organization payer = new Organization();
  final CoverageEligibilityRequest request = new CoverageEligibilityRequest();

  Visit() {
    payer.setName("BIRCH HEALTH").addIdentifier().setSystem(X12Identifiers.PAYER).setValue("BIRCH");
    Organization clinic = new Organization();
    clinic
        .setName("HARBOR CLINIC")
        .addIdentifier()
        .setSystem(X12Identifiers.NPI)
        .setValue("1234567893");
    Patient patient = patient("MAPLE", "JO", "1970-03-01", AdministrativeGender.FEMALE);
    Coverage coverage = new Coverage();
    coverage.setSubscriberId("B77").setBeneficiary(new Reference("Patient/jo"));
    coverage.setRelationship(relationship("self")).addPayor(new Reference("Organization/payer"));
    coverage
        .addClass_()
        .setValue("G9")
        .setType(
            new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/coverage-class", "group", null)));
    put("Organization/payer", payer);
    put("Organization/clinic", clinic);
    put("Patient/jo", patient);
    put("Coverage/c", coverage);
    request.setStatus(CoverageEligibilityRequest.EligibilityRequestStatus.ACTIVE);
    request.addPurpose(CoverageEligibilityRequest.EligibilityRequestPurpose.BENEFITS);
    request.setPatient(new Reference("Patient/jo")).setInsurer(new Reference("Organization/payer"));
    request.setProvider(new Reference("Organization/clinic"));
    request.addInsurance().setCoverage(new Reference("Coverage/c"));
    request.setServiced(new DateType("2026-11-24"));
    put("CoverageEligibilityRequest/r", request);
  }

  private void put(String reference, Resource resource) {
    resource.setId(reference);
    resources.put(reference, resource);
  }

  private static Patient patient(
      String family, String given, String born, AdministrativeGender gender) {
    Patient patient = new Patient();
    patient.addName().setFamily(family).addGiven(given);
    patient.setBirthDateElement(new DateType(born)).setGender(gender);
    return patient;
  }

  private static CodeableConcept relationship(String code) {
    return new CodeableConcept(
        new Coding("http://terminology.hl7.org/CodeSystem/subscriber-relationship", code, null));
  }

  /** From now on it is about the child. */
  void child() {
    put("Patient/kim", patient("MAPLE", "KIM", "2015-06-07", AdministrativeGender.MALE));
    request.setPatient(new Reference("Patient/kim"));
    Coverage coverage = (Coverage) resources.get("Coverage/c");
    coverage
        .setBeneficiary(new Reference("Patient/kim"))
        .setSubscriber(new Reference("Patient/jo"));
    coverage.setRelationship(relationship("child"));
  }

  Optional<Resource> stored(String reference) {
    return Optional.ofNullable(resources.get(reference));
  }
}
