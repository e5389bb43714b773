package org.corridor.claims;

import java.util.List;
import java.util.Optional;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** People and houses: takes what it understands out of their loops. */
final class PartyReader {
  private PartyReader() {}

  /** A provider: a person or a house, by NM102. */
  static Resource provider(Part loop) {
    return loop.text("NM1", 2).equals("1") ? practitioner(loop) : organization(loop);
  }

  static Practitioner practitioner(Part loop) {
    Row name = name(loop);
    Practitioner person = new Practitioner();
    person.addName(human(name));
    number(name).ifPresent(person::addIdentifier);
    address(loop).ifPresent(person::addAddress);
    references(loop).forEach(person::addIdentifier);
    taxonomy(loop).ifPresent(code -> person.addQualification().setCode(concept(code)));
    return person;
  }

  static Organization organization(Part loop) {
    Row name = name(loop);
    Organization house = new Organization();
    if (!name.text(3).isEmpty()) {
      house.setName(name.text(3));
    }
    number(name).ifPresent(house::addIdentifier);
    address(loop).ifPresent(house::addAddress);
    references(loop).forEach(house::addIdentifier);
    taxonomy(loop).ifPresent(code -> house.addType(concept(code)));
    for (Row row : loop.take(r -> r.name().equals("PER"))) {
      Organization.OrganizationContactComponent contact = house.addContact();
      if (!row.text(2).isEmpty()) {
        contact.setName(new HumanName().setText(row.text(2)));
      }
      for (int i = 3; i <= 7; i += 2) {
        if (!row.text(i).isEmpty()) {
          contact.addTelecom(telecom(row.text(i), row.text(i + 1)));
        }
      }
    }
    return house;
  }

  static Location location(Part loop) {
    Row name = name(loop);
    Location place = new Location();
    if (!name.text(3).isEmpty()) {
      place.setName(name.text(3));
    }
    number(name).ifPresent(place::addIdentifier);
    address(loop).ifPresent(place::setAddress);
    references(loop).forEach(place::addIdentifier);
    return place;
  }

  static Patient patient(Part loop) {
    Patient patient = new Patient();
    patient.addName(human(name(loop)));
    address(loop).ifPresent(patient::addAddress);
    loop.take("REF", "SY")
        .ifPresent(
            ref ->
                patient.addIdentifier(
                    identifier(X12Identifiers.SOCIAL_SECURITY_NUMBER, ref.text(2))));
    loop.take("DMG")
        .ifPresent(
            dmg -> {
              patient.setBirthDateElement(Dates.day(dmg.text(2)));
              patient.setGender(gender(dmg.text(3)));
            });
    return patient;
  }

  static RelatedPerson relative(Part loop) {
    RelatedPerson person = new RelatedPerson();
    person.addName(human(name(loop)));
    address(loop).ifPresent(person::addAddress);
    loop.take("REF", "SY")
        .ifPresent(
            ref ->
                person.addIdentifier(
                    identifier(X12Identifiers.SOCIAL_SECURITY_NUMBER, ref.text(2))));
    loop.take("DMG")
        .ifPresent(
            dmg -> {
              person.setBirthDateElement(Dates.day(dmg.text(2)));
              person.setGender(gender(dmg.text(3)));
            });
    return person;
  }

  private static AdministrativeGender gender(String code) {
    return switch (code) {
      case "F" -> AdministrativeGender.FEMALE;
      case "M" -> AdministrativeGender.MALE;
      default -> AdministrativeGender.UNKNOWN;
    };
  }

  static Identifier identifier(String system, String value) {
    return new Identifier().setSystem(system).setValue(value);
  }

  private static Row name(Part loop) {
    return loop.take("NM1").orElseGet(() -> Row.of("NM1"));
  }

  private static CodeableConcept concept(String taxonomy) {
    return Systems.concept(X12Identifiers.TAXONOMY, taxonomy);
  }

  private static Optional<String> taxonomy(Part loop) {
    return loop.take("PRV").map(prv -> prv.text(3));
  }

  private static HumanName human(Row nm1) {
    HumanName name = new HumanName();
    if (!nm1.text(3).isEmpty()) {
      name.setFamily(nm1.text(3));
    }
    for (int i : List.of(4, 5)) {
      if (!nm1.text(i).isEmpty()) {
        name.addGiven(nm1.text(i));
      }
    }
    if (!nm1.text(7).isEmpty()) {
      name.addSuffix(nm1.text(7));
    }
    return name;
  }

  private static Optional<Identifier> number(Row nm1) {
    String system =
        switch (nm1.text(8)) {
          case "XX" -> X12Identifiers.NPI;
          case "PI" -> X12Identifiers.PAYER;
          case "XV" -> X12Identifiers.HEALTH_PLAN;
          default -> "";
        };
    return system.isEmpty() || nm1.text(9).isEmpty()
        ? Optional.empty()
        : Optional.of(identifier(system, nm1.text(9)));
  }

  private static List<Identifier> references(Part loop) {
    return loop.take(r -> r.name().equals("REF") && r.text(4).isEmpty()).stream()
        .map(ref -> identifier(system(ref.text(1)), ref.text(2)))
        .toList();
  }

  private static String system(String qualifier) {
    return switch (qualifier) {
      case "EI" -> X12Identifiers.TAX_NUMBER;
      case "SY" -> X12Identifiers.SOCIAL_SECURITY_NUMBER;
      default -> X12Identifiers.reference(qualifier);
    };
  }

  private static Optional<Address> address(Part loop) {
    Optional<Row> street = loop.take("N3");
    Optional<Row> city = loop.take("N4");
    if (street.isEmpty() && city.isEmpty()) {
      return Optional.empty();
    }
    Address address = new Address();
    street.ifPresent(n3 -> n3.elements().forEach(address::addLine));
    city.ifPresent(
        n4 -> {
          address.setCity(text(n4, 1));
          address.setState(text(n4, n4.text(7).isEmpty() ? 2 : 7));
          address.setPostalCode(text(n4, 3));
          address.setCountry(text(n4, 4));
        });
    return Optional.of(address);
  }

  private static @Nullable String text(Row row, int element) {
    return row.text(element).isEmpty() ? null : row.text(element);
  }

  private static ContactPoint telecom(String qualifier, String value) {
    ContactPointSystem system =
        switch (qualifier) {
          case "EM" -> ContactPointSystem.EMAIL;
          case "FX" -> ContactPointSystem.FAX;
          case "EX" -> ContactPointSystem.OTHER;
          default -> ContactPointSystem.PHONE;
        };
    return new ContactPoint().setSystem(system).setValue(value);
  }
}
