package org.corridor.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** People and houses as loops. */
final class PartyWriter {
  private static final Map<String, String> NUMBERS =
      Map.of(
          X12Identifiers.NPI, "XX",
          X12Identifiers.PAYER, "PI",
          X12Identifiers.HEALTH_PLAN, "XV");
  private static final String OWN = X12Identifiers.reference("");
  private static final List<String> DOMESTIC = List.of("", "US", "CA");

  private final Sayer sayer;

  PartyWriter(Sayer sayer) {
    this.sayer = sayer;
  }

  /**
   * A provider, payer or place.
   *
   * @param references the qualifiers that the loop may have in REF
   */
  Part house(String loop, String role, Resource resource, List<String> references) {
    Part part = new Part(loop);
    if (resource instanceof Practitioner person) {
      part.add(name(role, person.getNameFirstRep(), number(person.getIdentifier()), loop));
      address(part, person.getAddress());
      numbers(part, person.getIdentifier(), references);
    } else if (resource instanceof Organization house) {
      part.add(name(role, house.getName(), number(house.getIdentifier()), loop));
      address(part, house.getAddress());
      numbers(part, house.getIdentifier(), references);
      if (references.contains("EI") && role.equals("85")) {
        contacts(part, house);
      }
    } else if (resource instanceof Location place) {
      part.add(name(role, place.getName(), number(place.getIdentifier()), loop));
      address(part, place.hasAddress() ? List.of(place.getAddress()) : List.of());
      numbers(part, place.getIdentifier(), references);
    }
    return part;
  }

  /** The taxonomy code of a provider. */
  static Optional<String> taxonomy(Resource resource) {
    List<CodeableConcept> concepts =
        switch (resource.fhirType()) {
          case "Practitioner" ->
              ((Practitioner) resource)
                  .getQualification().stream()
                      .map(Practitioner.PractitionerQualificationComponent::getCode)
                      .toList();
          case "Organization" -> ((Organization) resource).getType();
          default -> List.of();
        };
    return concepts.stream()
        .flatMap(c -> Systems.code(c, X12Identifiers.TAXONOMY).stream())
        .findFirst();
  }

  /** The patient, as himself or as the subscriber. */
  Part patient(String loop, String role, Patient patient, Row number) {
    Part part = new Part(loop);
    part.add(name(role, patient.getNameFirstRep(), number, loop));
    address(part, patient.getAddress());
    demographics(part, patient.getBirthDateElement(), patient.getGender());
    numbers(part, patient.getIdentifier(), List.of("SY"));
    return part;
  }

  /** The insured person or house. */
  Part insured(String loop, Resource resource, Row number, boolean demographics) {
    if (resource instanceof Patient patient) {
      Part part = patient(loop, "IL", patient, number);
      if (!demographics) {
        part.take("DMG");
      }
      return part;
    }
    Part part = new Part(loop);
    if (resource instanceof RelatedPerson person) {
      part.add(name("IL", person.getNameFirstRep(), number, loop));
      address(part, person.getAddress());
      if (demographics) {
        demographics(part, person.getBirthDateElement(), person.getGender());
      }
      numbers(part, person.getIdentifier(), List.of("SY"));
    } else if (resource instanceof Organization house) {
      part.add(name("IL", house.getName(), number, loop));
      address(part, house.getAddress());
    }
    return part;
  }

  private Row name(String role, HumanName name, Row number, String loop) {
    List<StringType> given = name.getGiven();
    String middle =
        given.stream().skip(1).map(StringType::getValue).collect(Collectors.joining(" "));
    String where = loop + "/NM1";
    return Row.of(
        "NM1",
        role,
        "1",
        sayer.text(name.getFamily(), where),
        given.isEmpty() ? "" : sayer.text(given.get(0).getValue(), where),
        sayer.text(middle, where),
        "",
        name.hasSuffix() ? sayer.text(name.getSuffix().get(0).getValue(), where) : "",
        number.text(1),
        number.text(2));
  }

  private Row name(String role, @Nullable String name, Row number, String loop) {
    return Row.of(
        "NM1",
        role,
        "2",
        sayer.text(name, loop + "/NM1"),
        "",
        "",
        "",
        "",
        number.text(1),
        number.text(2));
  }

  private Row number(List<Identifier> identifiers) {
    return identifiers.stream()
        .filter(i -> i.hasValue() && NUMBERS.containsKey(String.valueOf(i.getSystem())))
        .map(
            i ->
                Row.of(
                    "",
                    String.valueOf(NUMBERS.get(i.getSystem())),
                    sayer.text(i.getValue(), "NM1")))
        .findFirst()
        .orElseGet(() -> Row.of(""));
  }

  private void numbers(Part part, List<Identifier> identifiers, List<String> allowed) {
    for (Identifier one : identifiers) {
      String qualifier = qualifier(String.valueOf(one.getSystem()));
      boolean second =
          qualifier.equals("SY") && allowed.contains("EI") && part.row("REF", "EI").isPresent();
      if (one.hasValue() && allowed.contains(qualifier) && !second) {
        part.add(Row.of("REF", qualifier, sayer.text(one.getValue(), part.id() + "/REF")));
      }
    }
  }

  private static String qualifier(String system) {
    return switch (system) {
      case X12Identifiers.TAX_NUMBER -> "EI";
      case X12Identifiers.SOCIAL_SECURITY_NUMBER -> "SY";
      default -> system.startsWith(OWN) ? system.substring(OWN.length()) : "";
    };
  }

  private void address(Part part, List<Address> addresses) {
    if (addresses.isEmpty()) {
      return;
    }
    Address address = addresses.get(0);
    String where = part.id() + "/N3";
    List<StringType> lines = address.getLine();
    if (lines.size() > 2) {
      sayer.warning("address-cut", where, "an address has two lines in X12, this one has more");
    }
    part.add(
        new Row(
            "N3",
            lines.stream().limit(2).map(line -> sayer.text(line.getValue(), where)).toList()));
    String country = Optional.ofNullable(address.getCountry()).orElse("");
    country = country.length() == 2 ? country : "";
    String state = sayer.text(address.getState(), where);
    boolean domestic = DOMESTIC.contains(country);
    String zip = sayer.text(address.getPostalCode(), where);
    part.add(
        Row.of(
            "N4",
            sayer.text(address.getCity(), where),
            domestic ? state : "",
            domestic ? zip.replace("-", "") : zip,
            country,
            "",
            "",
            domestic ? "" : state));
  }

  private static void demographics(
      Part part, DateType birth, @Nullable AdministrativeGender gender) {
    String code =
        gender == AdministrativeGender.FEMALE
            ? "F"
            : gender == AdministrativeGender.MALE ? "M" : "U";
    if (birth.hasValue() || gender != null) {
      part.add(Row.of("DMG", "D8", Dates.day(birth), code));
    }
  }

  private void contacts(Part part, Organization house) {
    for (Organization.OrganizationContactComponent contact : house.getContact()) {
      Row row = Row.of("PER", "IC", sayer.text(contact.getName().getText(), "PER"));
      List<String> elements = new ArrayList<>(row.elements());
      while (elements.size() < 2) {
        elements.add("");
      }
      for (ContactPoint point : contact.getTelecom()) {
        String qualifier =
            switch (Optional.ofNullable(point.getSystem()).map(Enum::name).orElse("")) {
              case "EMAIL" -> "EM";
              case "FAX" -> "FX";
              case "OTHER" -> "EX";
              default -> "TE";
            };
        elements.add(qualifier);
        elements.add(phone(qualifier, sayer.text(point.getValue(), "PER")));
      }
      if (elements.size() > 2) {
        part.add(new Row("PER", elements.subList(0, Math.min(8, elements.size()))));
      }
    }
  }

  private static String phone(String qualifier, String text) {
    return qualifier.equals("EM") ? text : text.replaceAll("[^0-9A-Za-z]", "");
  }
}
