package org.corridor.hub;

/** What clinics say in FHIR to payers, by way of the hub; the people are those of the box. */
public final class Bundles {

  private Bundles() {}

  /** A request for review of one service of Ben Oakes, as {@code Claim/$submit} takes it. */
  public static String order(String number, String procedure) {
    return """
    {"resourceType": "Bundle", "type": "collection", "entry": [
     {"fullUrl": "http://ehr.example/fhir/Claim/order", "resource": {
      "resourceType": "Claim", "identifier": [{"system": "urn:clinic:orders", "value": "%s"}],
      "status": "active", "use": "preauthorization", "created": "2026-11-20",
      "type": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/claim-type",
       "code": "professional"}]},
      "priority": {"coding": [{"code": "normal"}]},
      "patient": {"reference": "Patient/ben"}, "insurer": {"reference": "Organization/payer"},
      "provider": {"reference": "Organization/clinic"},
      "insurance": [{"sequence": 1, "focal": true, "coverage": {"reference": "Coverage/c"}}],
      "billablePeriod": {"start": "2026-12-01", "end": "2026-12-31"},
      "diagnosis": [{"sequence": 1, "diagnosisCodeableConcept": {"coding": [
       {"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M17.11"}]}}],
      "item": [{"sequence": 1, "servicedDate": "2026-12-06",
       "category": {"coding": [{"system": "https://codesystem.x12.org/005010/1365", "code": "2"}]},
       "productOrService": {"coding": [
        {"system": "http://www.ama-assn.org/go/cpt", "code": "%s"}]}}]}},
     {"fullUrl": "http://ehr.example/fhir/Patient/ben", "resource": {"resourceType": "Patient",
      "name": [{"family": "OAKES", "given": ["BEN"]}], "birthDate": "1970-01-01",
      "gender": "male"}},
     {"fullUrl": "http://ehr.example/fhir/Coverage/c", "resource": {"resourceType": "Coverage",
      "status": "active", "subscriberId": "A10000022",
      "beneficiary": {"reference": "Patient/ben"},
      "relationship": {"coding": [{"code": "self",
       "system": "http://terminology.hl7.org/CodeSystem/subscriber-relationship"}]},
      "payor": [{"reference": "Organization/payer"}]}},
     {"fullUrl": "http://ehr.example/fhir/Organization/payer", "resource": {
      "resourceType": "Organization", "name": "ALDER HEALTH PLAN", "identifier": [
       {"system": "https://corridor.example/fhir/x12/payer", "value": "ALDER"}]}},
     {"fullUrl": "http://ehr.example/fhir/Organization/clinic", "resource": {
      "resourceType": "Organization", "name": "HARBOR CLINIC", "identifier": [
       {"system": "http://hl7.org/fhir/sid/us-npi", "value": "1234567893"}]}}]}
    """
        .formatted(number, procedure);
  }

  /**
   * An appointment of an Oakes whom the payer ALDER insures, to be stored in one transaction.
   *
   * @param who given name and identifier: what is known of somebody else is not asked again
   * @param start such as {@code 2026-11-23T10:00:00Z}
   */
  public static String visit(String who, String start) {
    return """
    {"resourceType": "Bundle", "type": "transaction", "entry": [
     {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000001",
      "request": {"method": "POST", "url": "Patient"}, "resource": {"resourceType": "Patient",
      "identifier": [{"system": "urn:clinic:patients", "value": "%1$s"}],
      "name": [{"family": "OAKES", "given": ["%1$s"]}], "birthDate": "1970-01-01",
      "gender": "male"}},
     {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000002",
      "request": {"method": "POST", "url": "Organization"}, "resource": {
      "resourceType": "Organization", "name": "ALDER HEALTH PLAN", "identifier": [
       {"system": "https://corridor.example/fhir/x12/payer", "value": "ALDER"}]}},
     {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000003",
      "request": {"method": "POST", "url": "Practitioner"}, "resource": {
      "resourceType": "Practitioner", "name": [{"family": "RAIN", "given": ["ANN"]}],
      "identifier": [{"system": "http://hl7.org/fhir/sid/us-npi", "value": "1234567893"}]}},
     {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000004",
      "request": {"method": "POST", "url": "Coverage"}, "resource": {"resourceType": "Coverage",
      "status": "active", "subscriberId": "A10000022",
      "beneficiary": {"reference": "urn:uuid:00000000-0000-4000-8000-000000000001"},
      "relationship": {"coding": [{"code": "self",
       "system": "http://terminology.hl7.org/CodeSystem/subscriber-relationship"}]},
      "payor": [{"reference": "urn:uuid:00000000-0000-4000-8000-000000000002"}]}},
     {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000005",
      "request": {"method": "POST", "url": "Appointment"}, "resource": {
      "resourceType": "Appointment", "status": "booked",
      "identifier": [{"system": "urn:clinic:appointments", "value": "%1$s"}],
      "start": "%2$s", "participant": [
       {"status": "accepted",
        "actor": {"reference": "urn:uuid:00000000-0000-4000-8000-000000000001"}},
       {"status": "accepted",
        "actor": {"reference": "urn:uuid:00000000-0000-4000-8000-000000000003"}}]}}]}
    """
        .formatted(who, start);
  }
}
