package org.corridor.writing;

import java.util.List;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** XCN and NDL: people by number and name. */
final class People {

  private static final CodeTable DEGREES = CodeTables.standard().table("DegreeLicenseCertificate");

  /** Number, names, suffix, prefix and degree stand at the same places in XCN and CNN. */
  private static final int NAME_PARTS = 7;

  private static final int AUTHORITY = 9;

  private People() {}

  /** A practitioner, or a reference to one or to a role of one. */
  static void xcn(Base value, V2Value to, Source source) {
    if (value instanceof Reference reference) {
      source
          .resolve(reference)
          .ifPresentOrElse(
              resource -> xcn(resource, to, source), () -> unknown(reference, to, source));
    } else if (value instanceof PractitionerRole role) {
      source.tell(role);
      xcn(role.getPractitioner(), to, source);
    } else if (value instanceof Practitioner person) {
      source.tell(person);
      write(person.getIdentifier(), person.getName(), to, source);
      degree(person, to, source);
    }
  }

  /** As XCN, in the first component and in the order that CNN has. */
  static void ndl(Base value, V2Value to, Source source) {
    V2Value xcn = new V2Value();
    xcn(value, xcn, source);
    for (int part = 1; part <= NAME_PARTS; part++) {
      to.set(1, part, xcn.get(part, 1));
    }
    for (int part = 1; part <= 3; part++) {
      to.set(1, AUTHORITY + part - 1, xcn.get(AUTHORITY, part));
    }
  }

  /**
   * Whom the bundle does not hold, as far as the reference itself says who it is; a name alone is
   * that of a person.
   */
  private static void unknown(Reference reference, V2Value to, Source source) {
    boolean person =
        String.valueOf(reference.getType()).startsWith("Practitioner")
            || String.valueOf(reference.getReference()).startsWith("Practitioner")
            || (!reference.hasType() && !reference.hasReference());
    if (person) {
      identifier(reference.getIdentifier(), to, source);
      to.set(2, source.say(reference.getDisplayElement()));
    }
  }

  private static void write(
      List<Identifier> numbers, List<HumanName> names, V2Value to, Source source) {
    numbers.stream()
        .filter(Identifier::hasValue)
        .findFirst()
        .ifPresent(n -> identifier(n, to, source));
    names.stream().findFirst().ifPresent(name -> Names.xcn(name, to, source));
  }

  private static void identifier(Identifier number, V2Value to, Source source) {
    if (number.hasValue()) {
      to.set(1, source.say(number.getValueElement()));
      Identifiers.authority(number, to, AUTHORITY, source);
      Identifiers.checkDigit(number, to, 11, source);
      to.set(13, Identifiers.type(number, source));
    }
  }

  private static void degree(Practitioner person, V2Value to, Source source) {
    if (person.hasQualification()) {
      CodeableConcept code = person.getQualificationFirstRep().getCode();
      V2Value degree = new V2Value();
      Concepts.write(DEGREES, code, degree, source);
      to.in(7, degree);
    }
  }
}
