package org.corridor.fhirserver;

import java.util.UUID;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Small resources for tests. */
final class Samples {

  private Samples() {}

  static Patient patient() {
    Patient patient = new Patient();
    patient.setId(newId());
    patient.addName().setFamily("Example");
    return patient;
  }

  static Observation observationOf(Patient patient) {
    Observation observation = new Observation();
    observation.setId(newId());
    observation.setStatus(Observation.ObservationStatus.FINAL);
    observation.setSubject(new Reference(key(patient)));
    return observation;
  }

  static Practitioner practitioner() {
    Practitioner practitioner = new Practitioner();
    practitioner.setId(newId());
    return practitioner;
  }

  /** What references to {@code resource} say. */
  static String key(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }
}
