package org.corridor.pharmacy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.medication.Amounts;
import org.corridor.medication.GivenAt;
import org.corridor.notes.Notes;
import org.corridor.pharmacy.PharmacyGroups.Treatment;
import org.corridor.pharmacy.RequestForm.DrugForm;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Reference;

/** ORC with RXD: what the pharmacy dispensed. */
final class Dispenses {

  private static final SegmentTable ORC =
      SegmentTable.load(Dispenses.class, "ORC-MedicationDispense.csv", new MedicationDispense());
  private static final SegmentTable RXD =
      SegmentTable.load(
          Dispenses.class,
          "RXD-MedicationDispense.csv",
          new MedicationDispense(),
          Map.of(
              "dispenseAmount", Amounts.of(4),
              "annotation", Notes::fromField,
              "substitution", Values::substitution,
              "wasSubstituted", Values::wasSubstituted,
              "oldPlace", GivenAt::old,
              "pharmacy", Values.house(31, 0)));
  private static final DrugForm DRUG =
      new DrugForm("RXD", Strengths.of(16, 17, 28, 29), 2, 6, 16, 17, 18, 19, 20, 28, 29);

  private Dispenses() {}

  static void draft(
      Treatment rxd, Optional<Reference> request, OneOrder order, List<Reference> observed) {
    Passage passage = order.passage();
    MedicationDispense dispense = new MedicationDispense();
    V2Segment rx = rxd.rx();
    String which = rx.value("1").isEmpty() ? rx.value("3") : rx.value("1");
    String key = String.join("|", "dispense", order.fillerKey(rxd), rx.value("7"), which);
    dispense.setId(order.id("MedicationDispense", key, rxd));
    order.group().orc().ifPresent(orc -> ORC.fill(dispense, orc, passage));
    RXD.fill(dispense, rx, passage);
    dispense.setSubject(order.of().patient());
    order.encounter().ifPresent(dispense::setContext);
    request.map(Reference::copy).ifPresent(dispense::addAuthorizingPrescription);
    if (!dispense.hasMedication()) {
      passage.note(Finding.warning(rx.location() + "-2", "101", "RXD-2 names no drug."));
    }
    dispense.setMedication(Drugs.of(DRUG, rxd, dispense.getMedication(), order));
    dispense.setDosageInstruction(instructions(rxd, order));
    dispense.setStatus(status(order));
    observed.forEach(dispense::addSupportingInformation);
    Notes.of(rxd.notes(), passage).forEach(dispense::addNote);
    passage.draft(dispense, Weight.ASSERT, Set.of());
  }

  /** What the pharmacy's order says of the dose, with the route of what was dispensed. */
  private static List<Dosage> instructions(Treatment rxd, OneOrder order) {
    List<Dosage> all =
        order
            .group()
            .first("RXE")
            .map(rxe -> Dosages.of(RequestForm.ENCODED, rxe, order))
            .orElse(List.of());
    for (Dosage dosage : all) {
      if (!rxd.routes().isEmpty()) {
        dosage.setRoute(null).setSite(null).setMethod(null);
        Dosages.routes(dosage, rxd.routes(), order.passage());
      }
    }
    return all;
  }

  /** RXD tells of something done, unless the order control code takes it back. */
  private static MedicationDispenseStatus status(OneOrder order) {
    MedicationRequestStatus said =
        order.group().orc().flatMap(RequestLife::said).orElse(MedicationRequestStatus.COMPLETED);
    return switch (said) {
      case CANCELLED -> MedicationDispenseStatus.CANCELLED;
      case STOPPED -> MedicationDispenseStatus.STOPPED;
      case ONHOLD -> MedicationDispenseStatus.ONHOLD;
      case ENTEREDINERROR -> MedicationDispenseStatus.ENTEREDINERROR;
      default -> MedicationDispenseStatus.COMPLETED;
    };
  }
}
