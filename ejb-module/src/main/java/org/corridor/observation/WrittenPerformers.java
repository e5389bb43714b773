package org.corridor.observation;

import java.util.Optional;
import org.corridor.terminology.CodingSystems;
import org.corridor.writing.Source;
import org.corridor.writing.TypeWriter;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Who and what made an observation: OBX-15, OBX-16, OBX-18 and OBX-23 to OBX-25. */
final class WrittenPerformers {

  private static final TypeWriter XCN = TypeWriter.named("XCN");
  private static final TypeWriter XON = TypeWriter.named("XON");
  private static final TypeWriter XAD = TypeWriter.named("XAD");
  private static final TypeWriter EI = TypeWriter.named("EI");
  private static final String DIRECTOR = "MDIR";

  private WrittenPerformers() {}

  static void observer(Base value, V2Value to, Source source) {
    if (value instanceof Reference who && !isDirector(who, source)) {
      XCN.write(who, to, source);
    }
  }

  /** Who directs the house, which is in OBX-23 then. */
  static void director(Base value, V2Value to, Source source) {
    if (value instanceof Reference who && isDirector(who, source)) {
      XCN.write(who, to, source);
      source
          .resolve(who, PractitionerRole.class)
          .ifPresent(
              role -> {
                role.getCode().forEach(source::sayAll);
              });
    }
  }

  private static boolean isDirector(Reference who, Source source) {
    return source
        .resolve(who, PractitionerRole.class)
        .filter(
            role ->
                role.getCode().stream()
                    .flatMap(code -> code.getCoding().stream())
                    .map(Coding::getCode)
                    .anyMatch(DIRECTOR::equals))
        .isPresent();
  }

  static void house(Base value, V2Value to, Source source) {
    if (value instanceof Observation observation) {
      house(observation, source).ifPresent(house -> XON.write(house, to, source));
    }
  }

  static void address(Base value, V2Value to, Source source) {
    if (value instanceof Observation observation) {
      house(observation, source)
          .flatMap(house -> source.resolve(house, Organization.class))
          .filter(Organization::hasAddress)
          .ifPresent(house -> XAD.write(house.getAddressFirstRep(), to, source));
    }
  }

  /** The first house that is not in OBX-23. */
  static void producer(Base value, V2Value to, Source source) {
    if (value instanceof Observation observation) {
      Optional<Resource> main = house(observation, source).flatMap(source::resolve);
      observation.getPerformer().stream()
          .flatMap(who -> source.resolve(who, Organization.class).stream())
          .filter(house -> main.filter(other -> other == house).isEmpty())
          .findFirst()
          .ifPresent(house -> producer(house, to, source));
    }
  }

  private static void producer(Organization house, V2Value to, Source source) {
    source.tell(house);
    Identifier number = house.getIdentifierFirstRep();
    to.set(1, source.say(number.getValueElement()));
    to.set(2, source.say(house.getNameElement()));
    String system = source.say(number.getSystemElement());
    to.set(3, system.isEmpty() ? "" : CodingSystems.name(system));
  }

  private static Optional<Reference> house(Observation observation, Source source) {
    return observation.getPerformer().stream()
        .filter(who -> isDirector(who, source))
        .flatMap(who -> source.resolve(who, PractitionerRole.class).stream())
        .filter(PractitionerRole::hasOrganization)
        .map(PractitionerRole::getOrganization)
        .findFirst()
        .or(
            () ->
                observation.getPerformer().stream()
                    .filter(who -> isHouse(who, source))
                    .reduce((one, other) -> other));
  }

  private static boolean isHouse(Reference who, Source source) {
    return source.resolve(who, Organization.class).isPresent()
        || String.valueOf(who.getType()).equals("Organization")
        || String.valueOf(who.getReference()).startsWith("Organization/");
  }

  static void device(Base value, V2Value to, Source source) {
    if (value instanceof Reference reference) {
      source
          .resolve(reference, Device.class)
          .ifPresentOrElse(
              device -> number(device, to, source),
              () -> EI.write(reference.getIdentifier(), to, source));
    }
  }

  private static void number(Device device, V2Value to, Source source) {
    source.tell(device);
    device.getIdentifier().stream()
        .filter(Identifier::hasValue)
        .findFirst()
        .ifPresent(number -> EI.write(number, to, source));
  }
}
