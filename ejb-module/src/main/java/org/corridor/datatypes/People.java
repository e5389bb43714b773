package org.corridor.datatypes;

import org.corridor.hl7v2.V2Repetition;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/** XCN, CN, CNN, NDL: guide, XCN[Practitioner] and its likes. */
final class People {

  private static final CodeTable DEGREES = CodeTables.standard().table("DegreeLicenseCertificate");

  private People() {}

  static @Nullable Practitioner xcn(V2Repetition value, MappingContext context) {
    Parts xcn = Parts.of(value);
    Practitioner person = person(identifier(value, context), name(value, context));
    if (person != null && xcn.has(7)) {
      CodeableConcept degree = Coded.concept(DEGREES, Parts.in(value, 7), context);
      person.addQualification().setCode(degree);
    }
    return person;
  }

  static @Nullable PractitionerRole role(@Nullable Practitioner person) {
    if (person == null) {
      return null;
    }
    PractitionerRole role = new PractitionerRole();
    Reference reference = new Reference();
    reference.setResource(person);
    return role.setPractitioner(reference);
  }

  /** Guide, XCN[RelatedPerson]. */
  static @Nullable RelatedPerson related(V2Repetition value, MappingContext context) {
    Identifier identifier = identifier(value, context);
    HumanName name = suffixed(value, context);
    if (identifier == null && name == null) {
      return null;
    }
    RelatedPerson person = new RelatedPerson();
    if (identifier != null) {
      person.addIdentifier(identifier);
    }
    return name == null ? person : person.addName(name);
  }

  /** Guide, XCN[Patient]. */
  static @Nullable Patient patient(V2Repetition value, MappingContext context) {
    Identifier identifier = identifier(value, context);
    HumanName name = suffixed(value, context);
    if (identifier == null && name == null) {
      return null;
    }
    Patient person = new Patient();
    if (identifier != null) {
      person.addIdentifier(identifier);
    }
    return name == null ? person : person.addName(name);
  }

  /** Guide, CNN[Practitioner], wherever its parts stand. */
  static @Nullable Practitioner cnn(Parts cnn, MappingContext context) {
    Parts authority = n -> cnn.get(n + 8);
    Identifier identifier =
        cnn.has(1) ? Identifiers.assigned(cnn.get(1), authority, "", context) : null;
    return person(identifier, Names.cnn(cnn));
  }

  /** Guide, NDL[PractitionerRole]: its fourth and later components are a PL. */
  static @Nullable PractitionerRole ndl(V2Repetition value, MappingContext context) {
    PractitionerRole role = role(cnn(Parts.in(value, 1), context));
    if (role == null) {
      return null;
    }
    Location place = Places.pl(n -> value.component(n + 3), context);
    if (place != null) {
      role.addLocation().setResource(place);
    }
    return role.setPeriod(Times.period(value.component(2), value.component(3), context));
  }

  private static @Nullable Practitioner person(
      @Nullable Identifier identifier, @Nullable HumanName name) {
    if (identifier == null && name == null) {
      return null;
    }
    Practitioner person = new Practitioner();
    if (identifier != null) {
      person.addIdentifier(identifier);
    }
    return name == null ? person : person.addName(name);
  }

  private static @Nullable HumanName name(V2Repetition value, MappingContext context) {
    return Names.xcn(Parts.of(value), Parts.in(value, 2), Parts.in(value, 17), context);
  }

  /** Whose degree (XCN.7) is part of the name, because the resource has no qualifications. */
  private static @Nullable HumanName suffixed(V2Repetition value, MappingContext context) {
    HumanName name = name(value, context);
    String degree = value.component(7);
    return name == null || degree.isEmpty() ? name : name.addSuffix(degree);
  }

  private static @Nullable Identifier identifier(V2Repetition value, MappingContext context) {
    Parts xcn = Parts.of(value);
    if (!xcn.has(1)) {
      return null;
    }
    Identifier identifier =
        Identifiers.assigned(xcn.get(1), Parts.in(value, 9), xcn.get(13), context);
    identifier.setType(Identifiers.type(xcn.get(13), 13, context));
    Identifiers.checkDigit(identifier, xcn.get(11), xcn.get(12));
    return identifier;
  }
}
