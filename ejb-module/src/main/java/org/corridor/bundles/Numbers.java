package org.corridor.bundles;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** The business identifiers of a resource. */
final class Numbers {

  /** HL7 table 0203, in the order in which numbers of HL7 v2 messages decide who is who. */
  private static final List<String> PREFERRED = List.of("MR", "PI", "PT", "VN", "PLAC", "FILL");

  private static final List<String> OF_PATIENTS = List.of("MR", "PI", "PT");

  private Numbers() {}

  /** The one that says which resource it is; empty when none does. */
  static Optional<Identifier> best(Resource resource) {
    List<Identifier> all = all(resource);
    return PREFERRED.stream()
        .flatMap(type -> all.stream().filter(number -> isTyped(number, type)))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** The other ones under which a patient may be known, best first. */
  static List<Identifier> others(Resource patient) {
    List<Identifier> all = all(patient);
    return OF_PATIENTS.stream()
        .flatMap(type -> all.stream().filter(number -> isTyped(number, type)))
        .skip(1)
        .toList();
  }

  private static List<Identifier> all(Resource resource) {
    return Stream.ofNullable(resource.getNamedProperty("identifier"))
        .map(Property::getValues)
        .flatMap(List::stream)
        .filter(Identifier.class::isInstance)
        .map(Identifier.class::cast)
        .filter(number -> number.hasSystem() && number.hasValue())
        .filter(number -> number.getUse() != IdentifierUse.OLD)
        .toList();
  }

  private static boolean isTyped(Identifier number, String type) {
    return number.getType().getCoding().stream().anyMatch(coding -> type.equals(coding.getCode()));
  }
}
