package org.corridor.immunization;

import java.util.Map;
import java.util.Optional;
import org.corridor.terminology.CodingSystems;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.Source;
import org.corridor.writing.TypeWriter;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationEducationComponent;
import org.hl7.fhir.r4.model.Immunization.ImmunizationProtocolAppliedComponent;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;

/** What {@link VaccineFacts} reads from OBX, on the way back, and two fields of RXA. */
final class WrittenVaccine {

  private static final String LOINC = "http://loinc.org";
  private static final String ORIGINS = "NIP001";
  private static final int DAY = "2025-06-11".length();

  private static final TypeWriter CWE = TypeWriter.named("CWE");

  private static final SegmentRows OBX =
      SegmentRows.load(
          WrittenVaccine.class,
          "VaccineFact-OBX.csv",
          Map.of(
              "valueType", WrittenVaccine::type,
              "value", WrittenVaccine::value,
              "status", (value, to, source) -> to.set(1, "F")));

  private final MessageDraft draft;
  private int group;

  private WrittenVaccine(MessageDraft draft) {
    this.draft = draft;
  }

  /** Adds OBX; those of one dose of a series, or of one sheet, share OBX-4. */
  static void addFacts(MessageDraft draft, Immunization vaccination) {
    WrittenVaccine facts = new WrittenVaccine(draft);
    for (CodeableConcept program : vaccination.getProgramEligibility()) {
      facts.group++;
      facts.add("64994-7", "Vaccine funding program eligibility category", program);
    }
    facts.group++;
    facts.add("30963-3", "Vaccine funding source", vaccination.getFundingSource());
    vaccination.getProtocolApplied().forEach(facts::dose);
    vaccination.getEducation().forEach(facts::sheet);
  }

  private void dose(ImmunizationProtocolAppliedComponent dose) {
    group++;
    dose.getTargetDisease().forEach(one -> add("30956-7", "Vaccine type", one));
    add("30973-2", "Dose number in series", dose.getDoseNumber());
    add("59782-3", "Number of doses in primary immunization series", dose.getSeriesDoses());
    add("59779-9", "Immunization schedule used", dose.getSeriesElement());
  }

  private void sheet(ImmunizationEducationComponent sheet) {
    group++;
    add("69764-9", "Document type", sheet.getDocumentTypeElement());
    add(
        "29768-9",
        "Date vaccine information statement published",
        sheet.getPublicationDateElement());
    add(
        "29769-7",
        "Date vaccine information statement presented",
        sheet.getPresentationDateElement());
  }

  private void add(String code, String name, Type value) {
    if (value != null && !value.isEmpty()) {
      ObservationComponentComponent fact = new ObservationComponentComponent();
      fact.setCode(new CodeableConcept(new Coding(LOINC, code, name))).setValue(value);
      fact.setId(String.valueOf(group));
      draft.add(OBX, fact);
    }
  }

  private static void type(Base value, V2Value to, Source source) {
    if (value instanceof BaseDateTimeType time && time.hasValue()) {
      to.set(1, time.getValueAsString().length() > DAY ? "TS" : "DT");
    } else if (value instanceof PositiveIntType) {
      to.set(1, "NM");
    } else {
      to.set(1, value instanceof CodeableConcept ? "CWE" : "ST");
    }
  }

  private static void value(Base value, V2Value to, Source source) {
    if (value instanceof BaseDateTimeType time) {
      to.set(1, source.sayTime(time));
    } else {
      CWE.write(value, to, source);
    }
  }

  /** RXA-9: whether who sends this vaccinated, or who else said so. */
  static void origin(Base value, V2Value to, Source source) {
    if (value instanceof Immunization vaccination) {
      boolean own = source.say(vaccination.getPrimarySourceElement()).equals("true");
      Optional<Coding> told =
          vaccination.getReportOrigin().getCoding().stream()
              .filter(coding -> String.valueOf(coding.getSystem()).endsWith(ORIGINS))
              .findFirst();
      if (own) {
        to.set(1, "00").set(2, "New immunization record").set(3, ORIGINS);
      } else if (told.isPresent()) {
        CWE.write(vaccination.getReportOrigin(), to, source);
        to.set(3, ORIGINS);
      } else {
        to.set(1, "01").set(2, "Historical information - source unspecified").set(3, ORIGINS);
      }
    }
  }

  /** RXA-17, the manufacturer by number and name. */
  static void maker(Base value, V2Value to, Source source) {
    if (value instanceof Reference reference) {
      Optional<Organization> maker = source.resolve(reference, Organization.class);
      maker.ifPresent(
          found -> {
            source.tell(found);
            to.set(2, source.say(found.getNameElement()));
          });
      Identifier number =
          maker.map(Organization::getIdentifierFirstRep).orElse(reference.getIdentifier());
      to.set(1, source.say(number.getValueElement()));
      to.set(3, system(number.getSystemElement(), source));
      if (maker.isEmpty()) {
        to.set(2, source.say(reference.getDisplayElement()));
      }
    }
  }

  private static String system(UriType system, Source source) {
    String uri = source.say(system);
    return uri.isEmpty() ? "" : CodingSystems.name(uri);
  }
}
