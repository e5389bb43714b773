package org.corridor.reconciliation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Whose a resource is: the patients it is about. */
final class Owners {

  static final String PATIENT = "Patient/";

  /** What FHIR calls the patient in one resource or another. */
  private static final List<String> ELEMENTS = List.of("subject", "patient", "beneficiary", "for");

  private Owners() {}

  /** The patients as the resource names them. */
  static Set<String> of(Resource resource) {
    Set<String> owners = new LinkedHashSet<>(2);
    if (resource instanceof Appointment appointment) {
      appointment.getParticipant().forEach(one -> add(one.getActor(), owners));
      return owners;
    }
    for (String element : ELEMENTS) {
      for (Base value : values(resource, element)) {
        add(value, owners);
      }
    }
    return owners;
  }

  /** The patients who stand for those that the resource names. */
  static Set<String> now(Resource resource, Worksheet worksheet) {
    Set<String> owners = new LinkedHashSet<>(2);
    of(resource).forEach(owner -> owners.add(now(owner, worksheet)));
    return owners;
  }

  static String now(String patient, Worksheet worksheet) {
    return Survivors.survivor(Survivors.follow(patient, LinkType.REFER, worksheet), worksheet);
  }

  private static Base[] values(Resource resource, String element) {
    Base @Nullable [] found = resource.getProperty(element.hashCode(), element, false);
    return found == null ? new Base[0] : found;
  }

  private static void add(Base value, Set<String> owners) {
    if (value instanceof Reference reference) {
      String plain = References.plain(reference);
      if (plain.startsWith(PATIENT)) {
        owners.add(plain);
      }
    }
  }
}
