package org.corridor.pharmacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.notes.WrittenNotes;
import org.corridor.observation.WrittenObservation;
import org.corridor.shared.Finding;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.SegmentRows.Part;
import org.corridor.writing.Source;
import org.corridor.writing.Unwritable;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Medication.MedicationIngredientComponent;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/**
 * One order of a message: ORC, RXO with what hangs on it, RXE with what hangs on it.
 *
 * @param request in RXE
 * @param original in RXO: the order that {@code request} carries out, or itself
 */
record WrittenRequest(MedicationRequest request, Optional<MedicationRequest> original) {

  private static final SegmentRows ORC = WrittenMedicine.table("MedicationRequest-ORC.csv");
  private static final SegmentRows PRIORITY = WrittenMedicine.table("MedicationRequest-TQ1.csv");
  private static final SegmentRows RXC = WrittenMedicine.table("Ingredient-RXC.csv");
  private static final Treatment RXO = Treatment.of("RXO");
  private static final Treatment RXE = Treatment.of("RXE");

  private static final Set<MedicationRequestStatus> NOT_KNOWN =
      Set.of(MedicationRequestStatus.UNKNOWN, MedicationRequestStatus.NULL);
  private static final Set<MedicationRequestIntent> ORDERED =
      Set.of(MedicationRequestIntent.ORIGINALORDER, MedicationRequestIntent.ORDER);

  /** The tables of RXO or RXE. */
  private record Treatment(
      SegmentRows request, SegmentRows dosage, SegmentRows drug, SegmentRows strength) {

    static Treatment of(String segment) {
      return new Treatment(
          WrittenMedicine.table("MedicationRequest-" + segment + ".csv"),
          WrittenMedicine.table("Dosage-" + segment + ".csv"),
          WrittenMedicine.table("Medication-" + segment + ".csv"),
          WrittenMedicine.table("Ingredient-" + segment + ".csv"));
    }
  }

  /**
   * The request, when it can be told.
   *
   * @throws Unwritable when it asks for nothing, or says less than an order must
   */
  static WrittenRequest of(MedicationRequest request, Source source) {
    mustBeTellable(request, source);
    if (request.getIntent() == MedicationRequestIntent.ORIGINALORDER) {
      return new WrittenRequest(request, Optional.of(request));
    }
    Optional<MedicationRequest> basis =
        request.getBasedOn().stream()
            .flatMap(on -> source.resolve(on, MedicationRequest.class).stream())
            .filter(on -> on != request && isOrderOf(on, request))
            .findFirst();
    basis.ifPresent(on -> mustBeTellable(on, source));
    return new WrittenRequest(request, basis);
  }

  /** The other one that this one tells too, if any. */
  Optional<MedicationRequest> carried() {
    return original.filter(one -> one != request);
  }

  /** Both stand below one ORC, which has one number of the placer. */
  private static boolean isOrderOf(MedicationRequest order, MedicationRequest request) {
    Optional<Identifier> number = placer(order);
    Optional<Identifier> other = placer(request);
    return ORDERED.contains(order.getIntent())
        && order.getSubject().equalsDeep(request.getSubject())
        && number.isPresent()
        && other
            .filter(
                known ->
                    !String.valueOf(known.getValue()).equals(number.get().getValue())
                        || !String.valueOf(known.getSystem())
                            .equals(String.valueOf(number.get().getSystem())))
            .isEmpty();
  }

  private static Optional<Identifier> placer(MedicationRequest request) {
    return request.getIdentifier().stream()
        .filter(Identifier::hasValue)
        .filter(
            number ->
                number.getType().getCoding().stream()
                    .anyMatch(type -> "PLAC".equals(type.getCode())))
        .findFirst();
  }

  private static void mustBeTellable(MedicationRequest request, Source source) {
    if (request.getStatus() == null || NOT_KNOWN.contains(request.getStatus())) {
      throw Unwritable.without("MedicationRequest.status", "Nobody knows whether it is ordered.");
    }
    if (request.getIntent() == null) {
      throw Unwritable.without("MedicationRequest.intent", "Nothing says that it is an order.");
    }
    if (request.getDoNotPerform()) {
      throw Unwritable.without(
          "MedicationRequest.doNotPerform", "HL7 v2 cannot order that nothing be given.");
    }
    if (request.getIdentifier().stream()
        .noneMatch(number -> number.hasValue() && !WrittenMedicine.isPrescription(number))) {
      throw Unwritable.without("MedicationRequest.identifier", "The order has no identifier.");
    }
    if (!WrittenMedicine.isNamed(request.getMedication(), source)) {
      throw Unwritable.without("MedicationRequest.medication", "Nothing tells the drug.");
    }
    new WrittenDosages(request.getDosageInstruction());
  }

  void add(MessageDraft draft, Source source) {
    List<Part> orc = new ArrayList<>(List.of(ORC.of(request)));
    carried().ifPresent(order -> orc.add(ORC.of(order)));
    draft.add(orc);
    original.ifPresent(
        order -> {
          timings(draft, order);
          treatment(draft, RXO, order, source);
        });
    treatment(draft, RXE, request, source, () -> timings(draft, request));
    if (request.getDosageInstruction().stream().noneMatch(Dosage::hasRoute)) {
      source.note(
          Finding.warning(
              "MedicationRequest.dosageInstruction.route",
              "101",
              "Nothing tells the route, which RDE demands."));
    }
    draft.restart("OBX");
    observed(request, draft, source);
    carried().ifPresent(order -> observed(order, draft, source));
  }

  private static void observed(MedicationRequest request, MessageDraft draft, Source source) {
    for (Reference info : request.getSupportingInformation()) {
      source
          .resolve(info, Observation.class)
          .ifPresent(known -> WrittenObservation.add(draft, known, Optional.empty(), source));
    }
  }

  private static void timings(MessageDraft draft, MedicationRequest order) {
    new WrittenDosages(order.getDosageInstruction()).schedules(draft, PRIORITY.of(order));
  }

  private static void treatment(
      MessageDraft draft, Treatment tables, MedicationRequest order, Source source) {
    treatment(draft, tables, order, source, () -> {});
  }

  private static void treatment(
      MessageDraft draft,
      Treatment tables,
      MedicationRequest order,
      Source source,
      Runnable schedule) {
    List<Part> rx = new ArrayList<>(List.of(tables.request().of(order)));
    List<MedicationIngredientComponent> components = new ArrayList<>();
    WrittenMedicine.drug(order.getMedication(), source)
        .ifPresent(
            drug -> {
              rx.add(tables.drug().of(drug));
              if (isItsOwn(drug)) {
                drug.getIngredient().forEach(only -> rx.add(tables.strength().of(only)));
              } else {
                components.addAll(drug.getIngredient());
              }
            });
    WrittenDosages dosages = new WrittenDosages(order.getDosageInstruction());
    dosages.common().ifPresent(dosage -> rx.add(tables.dosage().of(dosage)));
    draft.add(rx);
    WrittenNotes.add(draft, order.getNote());
    schedule.run();
    dosages.routes(draft, source);
    components.forEach(component -> draft.add(RXC, component));
  }

  /** Whether the one ingredient is the drug itself, with its strength. */
  private static boolean isItsOwn(Medication drug) {
    return drug.getIngredient().size() == 1
        && drug.getIngredient().stream()
            .allMatch(only -> !only.hasIsActive() && drug.getCode().equalsDeep(only.getItem()));
  }
}
