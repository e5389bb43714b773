package org.corridor.pharmacy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.medication.Amounts;
import org.corridor.notes.Notes;
import org.corridor.pharmacy.PharmacyGroups.Treatment;
import org.corridor.pharmacy.RequestForm.DrugForm;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationDosageComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** ORC with RXA: what the patient was given, or not. */
final class Administrations {

  private static final SegmentTable ORC =
      SegmentTable.load(
          Administrations.class,
          "ORC-MedicationAdministration.csv",
          new MedicationAdministration(),
          Map.of("orderControl", Values::orderControl));
  private static final SegmentTable RXA =
      SegmentTable.load(
          Administrations.class,
          "RXA-MedicationAdministration.csv",
          new MedicationAdministration(),
          Map.of(
              "dose",
              Amounts.of(6),
              "perTime",
              Doses.perTime(6, 7),
              "annotation",
              Notes::fromField,
              "givenWhen",
              Values::givenWhen));
  private static final SegmentTable RXR =
      SegmentTable.load(
          Administrations.class,
          "RXR-AdministrationDosage.csv",
          new MedicationAdministrationDosageComponent());
  private static final DrugForm DRUG =
      new DrugForm("RXA", Strengths.of(13, 14, 23, 24), 5, 8, 13, 14, 15, 16, 17, 23, 24);

  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  private Administrations() {}

  static void draft(
      Treatment rxa, Optional<Reference> request, OneOrder order, List<Reference> observed) {
    Passage passage = order.passage();
    MedicationAdministration given = new MedicationAdministration();
    given.setId(order.id("MedicationAdministration", key(rxa, order), rxa));
    order.group().orc().ifPresent(orc -> ORC.fill(given, orc, passage));
    RXA.fill(given, rxa.rx(), passage);
    given.setSubject(order.of().patient());
    order.encounter().ifPresent(given::setContext);
    request.map(Reference::copy).ifPresent(given::setRequest);
    rxa.routes().stream().limit(1).forEach(rxr -> RXR.fill(given.getDosage(), rxr, passage));
    observed.forEach(given::addSupportingInformation);
    Notes.of(rxa.notes(), passage).forEach(given::addNote);
    complete(given, rxa, order);
    passage.draft(given, Weight.ASSERT, Set.of());
  }

  /** Many senders count no administrations: time and drug tell them apart. */
  private static String key(Treatment rxa, OneOrder order) {
    V2Segment rx = rxa.rx();
    return String.join(
        "|",
        "given",
        order.fillerKey(rxa),
        rx.value("1"),
        rx.value("2"),
        rx.value("3"),
        OneOrder.drug(rxa));
  }

  /** FHIR demands a drug, a status, a time and, with a route, an amount. */
  private static void complete(MedicationAdministration given, Treatment rxa, OneOrder order) {
    Passage passage = order.passage();
    String location = rxa.rx().location();
    if (!given.hasMedication()) {
      passage.note(Finding.warning(location + "-5", "101", "RXA-5 names no drug."));
    }
    given.setMedication(Drugs.of(DRUG, rxa, given.getMedication(), order));
    if (!given.hasStatus()) {
      given.getStatusElement().addExtension(unknown());
    }
    if (!given.hasEffective()) {
      passage.note(Finding.warning(location + "-3", "101", "RXA-3 has no usable time."));
      DateTimeType never = new DateTimeType();
      never.addExtension(unknown());
      given.setEffective(never);
    }
    if (given.hasDosage() && !given.getDosage().hasDose() && !given.getDosage().hasRate()) {
      Quantity dose = new Quantity();
      dose.addExtension(unknown());
      given.getDosage().setDose(dose);
    }
  }

  private static Extension unknown() {
    return new Extension(ABSENT, new CodeType("unknown"));
  }
}
