package org.corridor.bundles;

import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** About whom a bundle is: the patient that keeps it in order with others. */
final class Patients {

  private Patients() {}

  static String of(Bundle bundle) {
    Optional<Patient> patient =
        bundle.getEntry().stream()
            .map(BundleEntryComponent::getResource)
            .filter(Patient.class::isInstance)
            .map(Patient.class::cast)
            .findFirst();
    return patient
        .flatMap(Numbers::best)
        .map(number -> number.getSystem() + "|" + number.getValue())
        .or(() -> patient.filter(Resource::hasIdElement).map(one -> "Patient|" + one.getIdPart()))
        .or(() -> referred(bundle))
        .orElse("");
  }

  private static Optional<String> referred(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(Resource.class::isInstance)
        .flatMap(resource -> subject(resource).stream())
        .findFirst();
  }

  private static Optional<String> subject(Resource resource) {
    for (String element : new String[] {"subject", "patient", "beneficiary", "individual"}) {
      Property property = resource.getNamedProperty(element);
      if (property != null) {
        for (Base value : property.getValues()) {
          if (value instanceof Reference reference) {
            Optional<String> named = named(reference);
            if (named.isPresent()) {
              return named;
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> named(Reference reference) {
    Identifier number = reference.getIdentifier();
    if (number.hasSystem() && number.hasValue()) {
      return Optional.of(number.getSystem() + "|" + number.getValue());
    }
    return "Patient".equals(reference.getReferenceElement().getResourceType())
        ? Optional.of("Patient|" + reference.getReferenceElement().getIdPart())
        : Optional.empty();
  }
}
