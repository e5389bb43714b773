package org.corridor.writing;

import java.util.Optional;
import java.util.Set;
import org.corridor.datatypes.AssigningAuthority;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** CX, EI and EIP: numbers and who assigned them. */
final class Identifiers {

  private static final CodeTable TYPES = CodeTables.standard().table("IdentifierType");

  /** The codes that a sender added to its table are of a system that ends like this. */
  private static final String OWN_TYPES = "v2-0203";

  private static final String CHECK_DIGIT =
      "http://hl7.org/fhir/StructureDefinition/identifier-checkDigit";
  private static final String CHECK_DIGIT_SCHEME =
      "https://corridor.example/fhir/StructureDefinition/check-digit-scheme";

  /** Codes of HL7 table 0203 that a place in EIP says itself. */
  private static final Set<String> HALVES = Set.of("PLAC", "FILL");

  private Identifiers() {}

  static void cx(Base value, V2Value to, Source source) {
    if (value instanceof Identifier number && number.hasValue()) {
      to.set(1, source.say(number.getValueElement()));
      checkDigit(number, to, 2, source);
      authority(number, to, 4, source);
      to.set(5, type(number, source));
      Times.period(number.getPeriod(), to, 7, source);
    }
  }

  static void ei(Base value, V2Value to, Source source) {
    if (value instanceof Identifier number && number.hasValue()) {
      to.set(1, source.say(number.getValueElement()));
      AssigningAuthority authority = authority(number, source);
      to.set(2, authority.namespace());
      to.set(3, authority.universalId());
      to.set(4, authority.universalIdType());
    }
  }

  /**
   * The placer's number in the first component, the filler's in the second: one that is no filler's
   * is the placer's. Of a reference it is the number by which it refers, else those of what it
   * refers to.
   */
  static void eip(Base value, V2Value to, Source source) {
    if (value instanceof Reference reference) {
      if (reference.getIdentifier().hasValue()) {
        eip(reference.getIdentifier(), to, source);
      } else {
        source
            .resolve(reference)
            .map(resource -> resource.getNamedProperty("identifier"))
            .ifPresent(known -> known.getValues().forEach(number -> eip(number, to, source)));
      }
    } else if (value instanceof Identifier number && number.hasValue()) {
      int half = isOf("FILL", number) ? 2 : 1;
      if (!to.has(half)) {
        V2Value ei = new V2Value();
        ei(number, ei, source);
        to.in(half, ei);
        number.getType().getCoding().stream()
            .filter(coding -> HALVES.contains(String.valueOf(coding.getCode())))
            .forEach(source::sayAll);
      }
    }
  }

  private static boolean isOf(String type, Identifier number) {
    return number.getType().getCoding().stream().anyMatch(known -> type.equals(known.getCode()));
  }

  /** The check digit and its scheme, in two components from {@code component} on. */
  static void checkDigit(Identifier number, V2Value to, int component, Source source) {
    to.set(component, source.say(number, CHECK_DIGIT));
    to.set(component + 1, source.say(number, CHECK_DIGIT_SCHEME));
  }

  /** The assigning authority, as sub-components of {@code component}. */
  static void authority(Identifier number, V2Value to, int component, Source source) {
    AssigningAuthority authority = authority(number, source);
    to.set(component, 1, authority.namespace());
    to.set(component, 2, authority.universalId());
    to.set(component, 3, authority.universalIdType());
  }

  private static AssigningAuthority authority(Identifier number, Source source) {
    if (!number.hasSystem()) {
      // A name alone would be another authority, and the number another one's.
      return new AssigningAuthority("", "", "");
    }
    String system = source.say(number.getSystemElement());
    String name = source.say(number.getAssigner().getDisplayElement());
    AssigningAuthority authority = AssigningAuthority.of(system, name);
    // With a name alone, a number of this type is taken for one of the whole country.
    return authority.universalId().isEmpty() && isOf("NPI", number)
        ? new AssigningAuthority(name, system, "URI")
        : authority;
  }

  /** The code of HL7 table 0203. */
  static String type(Identifier number, Source source) {
    for (Coding coding : number.getType().getCoding()) {
      Optional<String> code =
          TYPES
              .back(String.valueOf(coding.getSystem()), String.valueOf(coding.getCode()))
              .or(() -> own(coding));
      if (code.isPresent()) {
        source.sayAll(coding);
        return code.get();
      }
    }
    return "";
  }

  private static Optional<String> own(Coding coding) {
    return coding.hasCode() && String.valueOf(coding.getSystem()).endsWith(OWN_TYPES)
        ? Optional.of(coding.getCode())
        : Optional.empty();
  }
}
