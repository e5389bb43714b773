package org.corridor.immunization;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.observation.Observations;
import org.corridor.observation.ReportContext;
import org.corridor.ordering.Grouping.Line;
import org.corridor.ordering.PatientResults;
import org.corridor.translation.Identity;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationEducationComponent;
import org.hl7.fhir.r4.model.Immunization.ImmunizationProtocolAppliedComponent;
import org.hl7.fhir.r4.model.Immunization.ImmunizationReactionComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * The OBX below a vaccination, by their LOINC codes. Those that share OBX-4 tell of the same sheet
 * of information or the same dose of a series.
 */
final class VaccineFacts {

  private static final SegmentTable ELEMENTS =
      SegmentTable.load(
          VaccineFacts.class,
          "OBX-Immunization.csv",
          new Immunization(),
          Map.of("fundingSource", VaccineFacts::source));
  private static final SegmentTable EDUCATION =
      SegmentTable.load(
          VaccineFacts.class,
          "OBX-Education.csv",
          new ImmunizationEducationComponent(),
          Map.of("sheetNumber", spot -> new StringType(spot.repetition().component(1))));
  private static final SegmentTable PROTOCOL =
      SegmentTable.load(
          VaccineFacts.class,
          "OBX-ProtocolApplied.csv",
          new ImmunizationProtocolAppliedComponent(),
          Map.of("count", VaccineFacts::count));
  private static final SegmentTable REACTION =
      SegmentTable.load(
          VaccineFacts.class, "OBX-Reaction.csv", new ImmunizationReactionComponent());

  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
  private static final TypeMap CONCEPT = TypeMaps.named("CWE[CodeableConcept]");

  /** Table 0396 lists coding systems; some senders name it as the system of their code. */
  private static final String CODING_SYSTEMS = "http://terminology.hl7.org/CodeSystem/v2-0396";

  private static final Set<String> FUNDING = Set.of("64994-7", "30963-3");
  private static final Set<String> SHEET = Set.of("69764-9", "29768-9", "29769-7");
  private static final Set<String> SERIES = Set.of("30973-2", "59782-3", "59779-9");
  private static final Set<String> VACCINE_TYPE = Set.of("30956-7", "38890-0");
  private static final String DOSE_NUMBER = "30973-2";
  private static final String REACTED = "31044-1";

  private final Immunization vaccination;
  private final PatientResults of;
  private final Map<String, ImmunizationEducationComponent> sheets = new LinkedHashMap<>();
  private final Map<String, ImmunizationProtocolAppliedComponent> series = new LinkedHashMap<>();

  private VaccineFacts(Immunization vaccination, PatientResults of) {
    this.vaccination = vaccination;
    this.of = of;
  }

  static void read(List<Line> lines, Immunization vaccination, PatientResults of) {
    VaccineFacts facts = new VaccineFacts(vaccination, of);
    for (Line line : lines) {
      String sub = line.obx().field(4).text();
      if (SHEET.contains(loinc(line))) {
        facts.sheets.putIfAbsent(sub, new ImmunizationEducationComponent());
      } else if (DOSE_NUMBER.equals(loinc(line))) {
        facts.series.putIfAbsent(sub, new ImmunizationProtocolAppliedComponent());
      }
    }
    lines.forEach(facts::take);
    facts.sheets.values().stream()
        .filter(sheet -> !sheet.isEmpty())
        .map(VaccineFacts::named)
        .forEach(vaccination::addEducation);
    facts.series.values().stream()
        .filter(dose -> !dose.isEmpty())
        .forEach(vaccination::addProtocolApplied);
  }

  private void take(Line line) {
    V2Segment obx = line.obx();
    String code = loinc(line);
    String sub = obx.field(4).text();
    ImmunizationProtocolAppliedComponent dose = series.get(sub);
    ImmunizationEducationComponent sheet = sheets.get(sub);
    boolean ofVaccine = VACCINE_TYPE.contains(code);
    if (FUNDING.contains(code)) {
      ELEMENTS.fill(vaccination, obx, of.passage());
    } else if (dose != null && (SERIES.contains(code) || ofVaccine)) {
      PROTOCOL.fill(dose, obx, of.passage());
    } else if (sheet != null && (SHEET.contains(code) || ofVaccine)) {
      EDUCATION.fill(sheet, obx, of.passage());
    } else {
      observed(line).filter(any -> REACTED.equals(code)).ifPresent(o -> reaction(obx, o));
    }
  }

  /** FHIR demands to say which sheet it was (imm-1). */
  private static ImmunizationEducationComponent named(ImmunizationEducationComponent sheet) {
    if (!sheet.hasDocumentType()) {
      sheet.getDocumentTypeElement().addExtension(new Extension(ABSENT, new CodeType("unknown")));
    }
    return sheet;
  }

  private Optional<Observation> observed(Line line) {
    return Observations.draft(
        line,
        "vaccination|" + vaccination.getIdPart(),
        ReportContext.none(),
        of,
        observation -> observation.addPartOf(Identity.reference(vaccination)));
  }

  private void reaction(V2Segment obx, Observation observed) {
    ImmunizationReactionComponent reaction = vaccination.addReaction();
    REACTION.fill(reaction, obx, of.passage());
    reaction.setDetail(Observations.reference(observed));
  }

  /** The code, unless it is one of another system than LOINC. */
  private static String loinc(Line line) {
    String system = line.obx().value("3.3");
    return system.isEmpty() || system.equals("LN") ? line.obx().value("3.1") : "";
  }

  private static @Nullable Base source(Spot spot) {
    if (CONCEPT.map(spot.repetition(), spot.passage().context()) instanceof CodeableConcept told) {
      told.getCoding().stream()
          .filter(coding -> CODING_SYSTEMS.equals(coding.getSystem()))
          .forEach(coding -> coding.setSystem(spot.passage().context().codingSystem("CDCPHINVS")));
      return told;
    }
    return null;
  }

  /** A dose is counted, but some say "booster". */
  private static Base count(Spot spot) {
    String text = spot.repetition().component(1);
    return text.matches("[1-9][0-9]{0,4}")
        ? new PositiveIntType(Integer.parseInt(text))
        : new StringType(text);
  }
}
