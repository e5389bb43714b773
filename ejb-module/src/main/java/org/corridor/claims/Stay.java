package org.corridor.claims;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.SupportingInformationComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** When a visit was, and what a hospital says of it: statement dates, admission, CL1. */
final class Stay {
  private static final List<String> INPATIENT = List.of("IMP", "ACUTE");

  /** The National Uniform Billing Committee's codes of HL7's (tables 0007, 0112 as FHIR has it). */
  private static final Map<String, String> TYPES =
      Map.of("E", "1", "U", "2", "C", "3", "R", "3", "N", "4", "A", "5", "L", "9");

  private static final Map<String, String> DISPOSITIONS =
      Map.of(
          "home",
          "01",
          "other-hcf",
          "02",
          "snf",
          "03",
          "alt-home",
          "06",
          "aadvice",
          "07",
          "exp",
          "20",
          "hosp",
          "50",
          "rehab",
          "62",
          "long",
          "63",
          "psy",
          "65");

  private static final Pattern TYPE = Pattern.compile("[1-59]");
  private static final Pattern SOURCE = Pattern.compile("[1-9A-F]");
  private static final Pattern STATUS = Pattern.compile("\\d{2}");

  private final Claim claim;
  private final Encounter encounter;

  Stay(Claim claim, Encounter encounter) {
    this.claim = claim;
    this.encounter = encounter;
  }

  void add(ClaimKind kind) {
    Period period = encounter.getPeriod();
    String from = Dates.day(period.getStartElement());
    if (!from.isEmpty()) {
      String to = period.hasEnd() ? Dates.day(period.getEndElement()) : from;
      claim.setBillablePeriod(
          new Period()
              .setStartElement(new DateTimeType(Dates.day(from).getValueAsString()))
              .setEndElement(new DateTimeType(Dates.day(to).getValueAsString())));
    }
    boolean inpatient = INPATIENT.contains(String.valueOf(encounter.getClass_().getCode()));
    if (inpatient && !from.isEmpty() && kind == ClaimKind.PROFESSIONAL) {
      date("435", Dates.day(from));
    }
    if (kind == ClaimKind.INSTITUTIONAL) {
      bill(inpatient && !from.isEmpty(), from);
    }
  }

  private void bill(boolean admitted, String from) {
    if (admitted) {
      String start = encounter.getPeriod().getStartElement().getValueAsString();
      date("435", start.length() > 15 ? moment(start) : Dates.day(from));
      String end = String.valueOf(encounter.getPeriod().getEndElement().getValueAsString());
      if (end.length() > 15) {
        date("096", new StringType("TM " + end.substring(11, 13) + end.substring(14, 16)));
      }
    }
    // An unscheduled visit of unknown kind is 9, information not available.
    code(0, first(encounter.getType(), TYPE, TYPES).or(() -> priority()).orElse("9"));
    code(
        1,
        first(List.of(encounter.getHospitalization().getAdmitSource()), SOURCE, Map.of())
            .orElse("9"));
    code(2, status(admitted));
  }

  /** Local time as it was sent: X12's times have no zone. */
  private static Type moment(String start) {
    return new Period().setStartElement(new DateTimeType(start.substring(0, 16) + ":00Z"));
  }

  private Optional<String> priority() {
    return first(List.of(encounter.getPriority()), TYPE, Map.of("EM", "1", "UR", "2", "EL", "3"));
  }

  private String status(boolean admitted) {
    boolean there = admitted && encounter.getStatus() == EncounterStatus.INPROGRESS;
    return first(
            List.of(encounter.getHospitalization().getDischargeDisposition()), STATUS, DISPOSITIONS)
        .orElse(there ? "30" : "01");
  }

  private static Optional<String> first(
      List<CodeableConcept> concepts, Pattern own, Map<String, String> others) {
    List<String> codes =
        concepts.stream()
            .flatMap(concept -> concept.getCoding().stream())
            .map(Coding::getCode)
            .filter(code -> code != null)
            .toList();
    return Stream.concat(
            codes.stream().filter(own.asMatchPredicate()),
            codes.stream().filter(others::containsKey).map(others::get))
        .findFirst();
  }

  private void code(int element, String code) {
    String system = X12Identifiers.codes(ClaimReader.STAY.get(element));
    info().setCategory(Systems.concept(system, "CL1")).setCode(Systems.concept(system, code));
  }

  private void date(String qualifier, Type when) {
    SupportingInformationComponent info =
        info().setCategory(Systems.concept(X12Identifiers.codes("374"), qualifier));
    if (when instanceof StringType) {
      info.setValue(when);
    } else {
      info.setTiming(when);
    }
  }

  private SupportingInformationComponent info() {
    return claim.addSupportingInfo().setSequence(claim.getSupportingInfo().size());
  }
}
