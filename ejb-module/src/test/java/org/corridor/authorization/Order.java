package org.corridor.authorization;

import java.util.Optional;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A request for a knee and its physiotherapy, as a system that speaks PAS sends it. */
final class Order {
  static final String CPT = "http://www.ama-assn.org/go/cpt";

  final Claim claim = new Claim();
  final Patient patient = patient("JO", "1970-03-01");
  final Coverage coverage = new Coverage();
  final Organization payer = new Organization();
  final Organization clinic = new Organization();
  final Practitioner surgeon = new Practitioner();
  private final Bundle bundle = new Bundle();

  Order() {
    number(payer.setName("BIRCH HEALTH").addIdentifier(), X12Identifiers.PAYER, "BIRCH");
    number(clinic.setName("HARBOR CLINIC").addIdentifier(), X12Identifiers.NPI, "1234567893");
    number(surgeon.addIdentifier(), X12Identifiers.NPI, "1245319599");
    surgeon.addName().setFamily("REED").addGiven("AN");
    coverage.setSubscriberId("B77").setBeneficiary(new Reference("Patient/jo"));
    coverage.setRelationship(relationship("self")).addPayor(new Reference("Organization/payer"));
    claim.setUse(Claim.Use.PREAUTHORIZATION).setStatus(Claim.ClaimStatus.ACTIVE);
    claim.setType(concept("http://terminology.hl7.org/CodeSystem/claim-type", "professional"));
    number(claim.addIdentifier(), "urn:clinic:orders", "O-1");
    claim.setPatient(new Reference("Patient/jo")).setInsurer(new Reference("Organization/payer"));
    claim.setProvider(new Reference("Organization/clinic"));
    claim.addInsurance().setSequence(1).setFocal(true).setCoverage(new Reference("Coverage/c"));
    claim.setBillablePeriod(
        new Period()
            .setStartElement(new DateTimeType("2026-07-01"))
            .setEndElement(new DateTimeType("2026-07-31")));
    claim
        .addDiagnosis()
        .setSequence(1)
        .setDiagnosis(concept("http://hl7.org/fhir/sid/icd-10-cm", "M17.11"));
    claim.addCareTeam().setSequence(1).setProvider(new Reference("Practitioner/reed"));
    item(1, "27447", new DateType("2026-07-06"));
    item(
        2,
        "97110",
        new Period()
            .setStartElement(new DateTimeType("2026-07-08"))
            .setEndElement(new DateTimeType("2026-07-31")));
    claim.getItem().get(1).setQuantity(new Quantity(6));
    add("Claim/order", claim);
    add("Patient/jo", patient);
    add("Coverage/c", coverage);
    add("Organization/payer", payer);
    add("Organization/clinic", clinic);
    add("Practitioner/reed", surgeon);
  }

  private void item(int sequence, String procedure, org.hl7.fhir.r4.model.Type when) {
    Claim.ItemComponent item = claim.addItem().setSequence(sequence);
    item.setProductOrService(concept(CPT, procedure)).setServiced(when);
    item.setCategory(concept(Pas.codes("1365"), "2")).addCareTeamSequence(1);
  }

  private static void number(
      org.hl7.fhir.r4.model.Identifier identifier, String system, String value) {
    identifier.setSystem(system).setValue(value);
  }

  static Patient patient(String given, String born) {
    Patient patient = new Patient();
    patient.addName().setFamily("MAPLE").addGiven(given);
    patient.setBirthDateElement(new DateType(born)).setGender(AdministrativeGender.FEMALE);
    return patient;
  }

  static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding(system, code, null));
  }

  private static CodeableConcept relationship(String code) {
    return concept("http://terminology.hl7.org/CodeSystem/subscriber-relationship", code);
  }

  void add(String reference, Resource resource) {
    resource.setId(reference);
    bundle.addEntry().setFullUrl("http://ehr.example/fhir/" + reference).setResource(resource);
  }

  /** From now on it is about the child. */
  void child() {
    add("Patient/kim", patient("KIM", "2015-06-07"));
    claim.setPatient(new Reference("Patient/kim"));
    coverage.setBeneficiary(new Reference("Patient/kim"));
    coverage.setSubscriber(new Reference("Patient/jo"));
    coverage.setRelationship(relationship("child"));
  }

  /** The bundle; changes of what is in it show. */
  Bundle bundle() {
    return bundle;
  }

  Look look() {
    return new Look(claim, bundle, reference -> Optional.empty());
  }
}
