package org.corridor.claims;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A visit to a physician, as a FHIR Claim and what it refers to. */
final class ClaimFixture {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-27T12:00:00Z"), ZoneOffset.UTC);

  final Bundle bundle = new Bundle();
  final Patient patient = new Patient();
  final Coverage coverage = new Coverage();
  final Organization clinic = new Organization();
  final Organization payer = new Organization();
  final Practitioner physician = new Practitioner();
  final Claim claim = new Claim();

  ClaimFixture(String number, String member) {
    patient.addName().setFamily("Marsh").addGiven("Ida");
    patient.setBirthDateElement(new DateType("1990-05-01"));
    patient.setGender(AdministrativeGender.FEMALE);
    patient
        .addAddress()
        .addLine("1 Elm St")
        .setCity("Dover")
        .setState("DE")
        .setPostalCode("19901-0001");
    put("Patient/" + member, patient);
    clinic.setName("Lakeside Clinic");
    clinic.addIdentifier().setSystem(X12Identifiers.NPI).setValue("1940000114");
    clinic.addIdentifier().setSystem(X12Identifiers.TAX_NUMBER).setValue("370000077");
    clinic.addType(Systems.concept(X12Identifiers.TAXONOMY, "261QM1300X"));
    clinic
        .addAddress()
        .addLine("100 Clinic Way")
        .setCity("Springfield")
        .setState("IL")
        .setPostalCode("627010001");
    put("Organization/clinic", clinic);
    payer.setName("Birch Mutual");
    payer.addIdentifier().setSystem(X12Identifiers.PAYER).setValue("BIRCH");
    put("Organization/birch", payer);
    coverage.setBeneficiary(new Reference("Patient/" + member));
    coverage.setSubscriberId(member);
    coverage.setOrder(1);
    coverage.setRelationship(Systems.concept(Systems.RELATIONSHIP, "self"));
    coverage.setType(Systems.concept(X12Identifiers.codes("1032"), "BL"));
    coverage.addPayor(new Reference("Organization/birch"));
    put("Coverage/" + member, coverage);
    physician.addName().setFamily("Aster").addGiven("Leon");
    physician.addIdentifier().setSystem(X12Identifiers.NPI).setValue("1830000117");
    put("Practitioner/aster", physician);
    claim.setType(Systems.concept(Systems.CLAIM_TYPE, "professional"));
    claim.setSubType(Systems.concept(Systems.PLACE, "11"));
    claim.addIdentifier().setSystem(X12Identifiers.CLAIM_NUMBER).setValue(number);
    claim.setPatient(new Reference("Patient/" + member));
    claim.setProvider(new Reference("Organization/clinic"));
    claim
        .addInsurance()
        .setSequence(1)
        .setFocal(true)
        .setCoverage(new Reference("Coverage/" + member));
    claim.addDiagnosis().setSequence(1).setDiagnosis(Systems.concept(Systems.ICD10, "E11.9"));
    claim.addDiagnosis().setSequence(2).setDiagnosis(Systems.concept(Systems.ICD10, "R06.02"));
    claim.addCareTeam().setSequence(1).setProvider(new Reference("Practitioner/aster"));
    List.of("6Y", "7A", "8Y", "9Y")
        .forEach(
            mark ->
                claim.addExtension(
                    ClaimMarks.url(mark.charAt(0) - '0'), new CodeType(mark.substring(1))));
    line("99214", "185.50", 2, 1);
    line("71046", "99.99", 1);
    claim.setTotal(new Money().setValue(new BigDecimal("285.49")));
  }

  private void line(String code, String net, int... pointers) {
    Claim.ItemComponent item = claim.addItem();
    item.setSequence(claim.getItem().size());
    item.setProductOrService(Systems.concept(Systems.CPT, code));
    item.setNet(new Money().setValue(new BigDecimal(net)));
    item.setQuantity(new Quantity(1));
    item.setServiced(new DateType("2026-06-06"));
    for (int pointer : pointers) {
      item.addDiagnosisSequence(pointer);
    }
  }

  ClaimFixture frequency(String code) {
    claim.addExtension(ClaimReader.FREQUENCY, new CodeType(code));
    return this;
  }

  void put(String reference, Resource resource) {
    bundle.addEntry().setFullUrl(reference).setResource(resource);
  }

  ClaimWriter.Written written() {
    return ClaimWriter.write(claim, References.in(bundle));
  }

  Submission submission() {
    return written().submission().orElseThrow();
  }

  List<String> rows() {
    return submission().claim().rows().stream().map(Row::raw).toList();
  }
}
