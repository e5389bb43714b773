package org.corridor.immunization;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.immunization.VaccineGroups.VaccineGroup;
import org.corridor.medication.Amounts;
import org.corridor.medication.GivenAt;
import org.corridor.medication.OrderNumber;
import org.corridor.notes.Notes;
import org.corridor.ordering.PatientResults;
import org.corridor.participation.Participant;
import org.corridor.shared.Finding;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Immunization;
import org.jspecify.annotations.Nullable;

/** ORC, PRT, RXA and RXR as one vaccination: given, refused or told from history. */
final class Vaccinations {

  private static final SegmentTable ORC =
      SegmentTable.load(Vaccinations.class, "ORC-Immunization.csv", new Immunization());
  private static final SegmentTable PRT =
      SegmentTable.load(
          Vaccinations.class,
          "PRT-Immunization.csv",
          new Immunization(),
          Map.of("participant", Vaccinations::participant));
  private static final SegmentTable RXA =
      SegmentTable.load(
          Vaccinations.class,
          "RXA-Immunization.csv",
          new Immunization(),
          Map.of(
              "dose", Amounts.of(6),
              "annotation", Notes::fromField,
              "oldPlace", GivenAt::old,
              "placeWithAddress", GivenAt::withAddress,
              "shownAddress", GivenAt::shown));
  private static final SegmentTable RXR =
      SegmentTable.load(Vaccinations.class, "RXR-Immunization.csv", new Immunization());

  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  private Vaccinations() {}

  static void draft(VaccineGroup group, VaccinationNumber numbers, PatientResults of) {
    Passage passage = of.passage();
    Immunization vaccination = new Immunization();
    OrderNumber number = OrderNumber.of(group.orc(), passage);
    vaccination.setId(numbers.id(group, number, of.patient()));
    vaccination.setPatient(of.patient());
    of.encounter().ifPresent(vaccination::setEncounter);
    Set<String> cleared = new HashSet<>();
    group.orc().ifPresent(orc -> cleared.addAll(ORC.fill(vaccination, orc, passage)));
    cleared.addAll(RXA.fill(vaccination, group.rxa(), passage));
    group.routes().stream()
        .limit(1)
        .forEach(rxr -> cleared.addAll(RXR.fill(vaccination, rxr, passage)));
    group.participants().forEach(prt -> PRT.fill(vaccination, prt, passage));
    Notes.of(group.notes(), passage).forEach(vaccination::addNote);
    VaccineFacts.read(group.lines(), vaccination, of);
    complete(vaccination, group.rxa(), passage);
    passage.draftFact(
        vaccination, cleared, new VaccinationLife(vaccination, passage.time()), of.patient());
  }

  private static @Nullable Base participant(Spot spot) {
    return spot.index() == 0 ? Participant.of(spot.segment(), spot.passage()).orElse(null) : null;
  }

  /** FHIR demands a status, a vaccine and a time. */
  private static void complete(Immunization vaccination, V2Segment rxa, Passage passage) {
    if (!vaccination.hasStatus()) {
      vaccination.getStatusElement().addExtension(unknown());
    }
    if (!vaccination.hasVaccineCode()) {
      passage.note(Finding.warning(rxa.location() + "-5", "101", "RXA-5 names no vaccine."));
      vaccination.getVaccineCode().addExtension(unknown());
    }
    if (!vaccination.hasOccurrence()) {
      passage.note(Finding.warning(rxa.location() + "-3", "101", "RXA-3 has no usable time."));
      DateTimeType never = new DateTimeType();
      never.addExtension(unknown());
      vaccination.setOccurrence(never);
    }
  }

  private static Extension unknown() {
    return new Extension(ABSENT, new CodeType("unknown"));
  }
}
