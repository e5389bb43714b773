package org.corridor.writing;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** XON: organizations by name and number. */
final class Organizations {

  private Organizations() {}

  /** An organization, a reference to one, or the name of one. */
  static void xon(Base value, V2Value to, Source source) {
    if (value instanceof Reference reference) {
      source
          .resolve(reference)
          .ifPresentOrElse(
              resource -> xon(resource, to, source), () -> unknown(reference, to, source));
    } else if (value instanceof Organization organization) {
      source.tell(organization);
      to.set(1, source.say(organization.getNameElement()));
      organization.getIdentifier().stream()
          .filter(Identifier::hasValue)
          .findFirst()
          .ifPresent(number -> identifier(number, to, source));
    } else if (value instanceof StringType name) {
      to.set(1, source.say(name));
    }
  }

  private static void unknown(Reference reference, V2Value to, Source source) {
    boolean organization =
        String.valueOf(reference.getType()).equals("Organization")
            || String.valueOf(reference.getReference()).startsWith("Organization/");
    if (organization) {
      to.set(1, source.say(reference.getDisplayElement()));
      identifier(reference.getIdentifier(), to, source);
    }
  }

  private static void identifier(Identifier number, V2Value to, Source source) {
    if (number.hasValue()) {
      Identifiers.checkDigit(number, to, 4, source);
      Identifiers.authority(number, to, 6, source);
      to.set(7, Identifiers.type(number, source));
      to.set(10, source.say(number.getValueElement()));
    }
  }
}
