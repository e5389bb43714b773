package org.corridor.eligibility;

import static org.corridor.eligibility.Parties.text;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** Those whom a payer covers, as resources say it. */
public final class Members {

  private Members() {}

  /** NM109 of the subscriber; empty if the coverage has none. */
  public static String member(Coverage coverage) {
    if (coverage.hasSubscriberId()) {
      return coverage.getSubscriberId();
    }
    return coverage.getIdentifier().stream()
        .map(Identifier::getValue)
        .map(Parties::text)
        .findFirst()
        .orElse("");
  }

  /** REF*6P of the subscriber, or empty. */
  public static String group(Coverage coverage) {
    return coverage.getClass_().stream()
        .filter(c -> c.getType().hasCoding() && "group".equals(code(c.getType())))
        .map(c -> text(c.getValue()))
        .findFirst()
        .orElse("");
  }

  private static String code(CodeableConcept concept) {
    return text(concept.getCodingFirstRep().getCode());
  }

  /** INS02 of the relationships that FHIR has. */
  public static String relationship(Coverage coverage) {
    return switch (code(coverage.getRelationship())) {
      case "", "self" -> "18";
      case "child" -> "19";
      case "spouse" -> "01";
      case "common" -> "53";
      default -> "G8";
    };
  }

  /** A patient as NM1 and DMG have them. */
  public static Person person(Patient patient) {
    HumanName name =
        patient.getName().stream()
            .filter(n -> n.getUse() == HumanName.NameUse.OFFICIAL)
            .findFirst()
            .orElseGet(patient::getNameFirstRep);
    List<String> given = name.getGiven().stream().map(g -> text(g.getValue())).toList();
    return new Person(
        text(name.getFamily()),
        given.isEmpty() ? "" : given.get(0),
        given.size() > 1 ? given.get(1) : "",
        day(patient.getBirthDateElement()),
        gender(patient));
  }

  // Half a date is none to a payer.
  static Optional<LocalDate> day(DateType date) {
    String text = text(date.getValueAsString());
    return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
  }

  private static String gender(Patient patient) {
    AdministrativeGender gender = patient.getGender();
    return gender == AdministrativeGender.FEMALE
        ? "F"
        : gender == AdministrativeGender.MALE ? "M" : "";
  }
}
