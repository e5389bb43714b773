package org.corridor.pharmacy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.corridor.ordering.WrittenOrder;
import org.corridor.ordering.WrittenTiming;
import org.corridor.terminology.CodingSystems;
import org.corridor.terminology.Units;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.Source;
import org.corridor.writing.TypeWriter;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Dosage.DosageDoseAndRateComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** The functions that the tables that write RDE call by name, and what is asked of a medicine. */
final class WrittenMedicine {

  private static final String PRESCRIPTION = "Prescription Number";
  private static final String ALLOWED = "v2-0161";
  private static final String SUBSTITUTED = "v2-0167";

  /** As {@link Doses} reads them. */
  private static final Map<String, String> TIMES =
      Map.of("s", "S", "min", "M", "h", "H", "d", "D", "wk", "W", "mo", "L");

  private static final Map<String, String> SETTINGS = Map.of("inpatient", "I", "outpatient", "O");

  private static final TypeWriter CWE = TypeWriter.named("CWE");
  private static final TypeWriter DTM = TypeWriter.named("DTM");
  private static final TypeWriter NM = TypeWriter.named("NM");
  private static final Map<String, TypeWriter> FUNCTIONS = functions();

  private WrittenMedicine() {}

  private static Map<String, TypeWriter> functions() {
    Map<String, TypeWriter> all = new HashMap<>(WrittenOrder.functions());
    all.putAll(WrittenTiming.functions());
    all.put("control", WrittenMedicine::control);
    all.put("placed", WrittenMedicine::placed);
    all.put("setting", WrittenMedicine::setting);
    all.put("words", WrittenMedicine::words);
    all.put("allowed", WrittenMedicine::allowed);
    all.put("substitution", WrittenMedicine::substitution);
    all.put("days", WrittenMedicine::days);
    all.put("house", WrittenMedicine::house);
    all.put("perTime", WrittenMedicine::perTime);
    all.put("drug", WrittenMedicine::component);
    return Map.copyOf(all);
  }

  static SegmentRows table(String file) {
    return SegmentRows.load(WrittenMedicine.class, file, FUNCTIONS);
  }

  /** Whether {@code number} is of the prescription and not of the order. */
  static boolean isPrescription(Identifier number) {
    return PRESCRIPTION.equals(number.getType().getText());
  }

  /** The medication, where it is more than a code. */
  static Optional<Medication> drug(Type medication, Source source) {
    return medication instanceof Reference reference
        ? source.resolve(reference, Medication.class)
        : Optional.empty();
  }

  /** Whether a receiver gets to know which drug is meant. */
  static boolean isNamed(Type medication, Source source) {
    if (medication instanceof Reference reference) {
      return drug(medication, source)
          .map(found -> isNamed(found.getCode()))
          .orElse(reference.hasDisplay());
    }
    return medication instanceof CodeableConcept code && isNamed(code);
  }

  private static boolean isNamed(CodeableConcept code) {
    return code.hasText() || code.getCoding().stream().anyMatch(Coding::hasCode);
  }

  /** ORC-1: what the status asks for. */
  private static void control(Base value, V2Value to, Source source) {
    if (value instanceof MedicationRequest request) {
      to.set(1, control(request, source));
    }
  }

  private static String control(MedicationRequest request, Source source) {
    return switch (String.valueOf(request.getStatusElement().getCode())) {
      case "cancelled", "entered-in-error" -> "CA";
      case "stopped" -> "DC";
      case "on-hold" -> "HD";
      case "completed" -> "SC";
      default -> request.getMeta().hasVersionId() && !source.isNew(request) ? "XO" : "NW";
    };
  }

  /** ORC-9, where ORC-1 says that it is an order and no change of it. */
  private static void placed(Base value, V2Value to, Source source) {
    if (value instanceof MedicationRequest request
        && request.getAuthoredOnElement().hasValue()
        && control(request, source).equals("NW")) {
      DTM.write(request.getAuthoredOnElement(), to, source);
    }
  }

  /** ORC-29: HL7 table 0482 where it has a code. */
  private static void setting(Base value, V2Value to, Source source) {
    String letter =
        value instanceof CodeableConcept category
            ? category.getCoding().stream()
                .filter(coding -> isOf(coding, "medicationrequest-category"))
                .map(coding -> SETTINGS.getOrDefault(String.valueOf(coding.getCode()), ""))
                .collect(Collectors.joining())
            : "";
    if (letter.length() == 1) {
      source.sayAll(value);
      to.set(1, letter);
    } else {
      CWE.write(value, to, source);
    }
  }

  private static void words(Base value, V2Value to, Source source) {
    if (value instanceof PrimitiveType<?> text) {
      to.set(2, source.say(text));
    }
  }

  /** RXO-9. */
  private static void allowed(Base value, V2Value to, Source source) {
    if (value instanceof BooleanType flag && !flag.booleanValue()) {
      source.say(flag);
      to.set(1, "N");
    } else {
      code(value, ALLOWED, to, source);
    }
  }

  /** RXE-9, where 1 is that the prescriber does not allow it. */
  private static void substitution(Base value, V2Value to, Source source) {
    boolean forbidden =
        (value instanceof BooleanType flag && !flag.booleanValue())
            || (value instanceof CodeableConcept concept
                && concept.getCoding().stream()
                    .anyMatch(coding -> isOf(coding, ALLOWED) && "N".equals(coding.getCode())));
    if (forbidden) {
      source.sayAll(value);
      to.set(1, "1");
    } else {
      code(value, SUBSTITUTED, to, source);
    }
  }

  private static void code(Base value, String table, V2Value to, Source source) {
    if (value instanceof CodeableConcept concept) {
      concept.getCoding().stream()
          .filter(coding -> isOf(coding, table) && coding.hasCode())
          .findFirst()
          .ifPresent(
              coding -> {
                source.sayAll(coding);
                to.set(1, coding.getCode());
              });
    }
  }

  private static boolean isOf(Coding coding, String table) {
    return String.valueOf(coding.getSystem()).endsWith(table);
  }

  /** RXO-28. */
  private static void days(Base value, V2Value to, Source source) {
    NM.write(value, to, source);
    source.sayAll(value);
  }

  /** A pharmacy by number and name. */
  private static void house(Base value, V2Value to, Source source) {
    if (value instanceof Reference reference) {
      Optional<Organization> found = source.resolve(reference, Organization.class);
      found.ifPresent(source::tell);
      Identifier number =
          found.map(Organization::getIdentifierFirstRep).orElse(reference.getIdentifier());
      to.set(1, source.say(number.getValueElement()));
      to.set(
          2,
          source.say(
              found.map(Organization::getNameElement).orElse(reference.getDisplayElement())));
      String system = source.say(number.getSystemElement());
      to.set(3, system.isEmpty() ? "" : CodingSystems.name(system));
    }
  }

  /** RXC-2, from a reference. */
  private static void component(Base value, V2Value to, Source source) {
    if (value instanceof Reference reference) {
      Optional<Medication> drug = source.resolve(reference, Medication.class);
      drug.ifPresent(
          found -> {
            source.tell(found);
            CWE.write(found.getCode(), to, source);
          });
      if (drug.isEmpty()) {
        to.set(2, source.say(reference.getDisplayElement()));
      }
    }
  }

  /** RXE-22: in how long the dose of RXE-3 is given. */
  private static void perTime(Base value, V2Value to, Source source) {
    if (value instanceof DosageDoseAndRateComponent dose
        && dose.getRate() instanceof Ratio rate
        && dose.getDose() instanceof Quantity amount
        && rate.getNumerator().equalsDeep(amount)) {
      Quantity time = rate.getDenominator();
      String letter = TIMES.getOrDefault(String.valueOf(time.getCode()), "");
      BigDecimal count = time.getValue();
      if (!letter.isEmpty()
          && Units.UCUM.equals(time.getSystem())
          && count != null
          && count.signum() > 0
          && count.stripTrailingZeros().scale() <= 0) {
        source.sayAll(rate);
        to.set(1, letter + count.toBigInteger());
      }
    }
  }
}
