package org.corridor.pharmacy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.notes.Notes;
import org.corridor.ordering.Requesters;
import org.corridor.pharmacy.PharmacyGroups.Treatment;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestPriority;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Reference;

/** ORC with RXO, RXE or RXG: what is asked for, what the pharmacy made of it, what is due. */
final class Requests {

  private static final SegmentTable ORC =
      SegmentTable.load(
          Requests.class,
          "ORC-MedicationRequest.csv",
          new MedicationRequest(),
          Map.of("orderingProvider", Requesters::person));
  private static final SegmentTable TQ1 =
      SegmentTable.load(Requests.class, "TQ1-MedicationRequest.csv", new MedicationRequest());
  private static final CodeTable PRIORITY = CodeTables.standard().table("ExtendedPriorityCodes");

  private Requests() {}

  /** RXO. */
  static Reference original(
      Treatment rxo, OneOrder order, Weight weight, List<Reference> observed, boolean living) {
    MedicationRequest request = filled(RequestForm.ORIGINAL, rxo, order);
    request.setId(order.id("MedicationRequest", order.placerKey(rxo), rxo));
    observed.forEach(request::addSupportingInformation);
    order.reasons().forEach(request::addReasonReference);
    return draft(request, order, weight, living);
  }

  /** RXE, which carries out the order {@code original}, or the one that ORC-2 names. */
  static Reference encoded(
      Treatment rxe,
      Optional<Reference> original,
      OneOrder order,
      Weight weight,
      List<Reference> observed) {
    MedicationRequest request = filled(RequestForm.ENCODED, rxe, order);
    request.setId(order.id("MedicationRequest", "encoded|" + order.fillerKey(rxe), rxe));
    basedOn(original, order).ifPresent(request::addBasedOn);
    observed.forEach(request::addSupportingInformation);
    return draft(request, order, weight, weight == Weight.ASSERT);
  }

  /** RXG: one dose of the order {@code carried}. */
  static Reference instance(
      Treatment rxg, Optional<Reference> carried, OneOrder order, List<Reference> observed) {
    MedicationRequest request = filled(RequestForm.INSTANCE, rxg, order);
    String dose = rxg.rx().value("1") + '|' + rxg.rx().field(3).first().component(4);
    String due = rxg.timings().isEmpty() ? "" : rxg.timings().get(0).value("7");
    String key = String.join("|", "instance", order.fillerKey(rxg), dose, due);
    request.setId(order.id("MedicationRequest", key, rxg));
    basedOn(carried, order).ifPresent(request::addBasedOn);
    observed.forEach(request::addSupportingInformation);
    return draft(request, order, Weight.ASSERT, true);
  }

  /** ORC alone changes how an order stands that others have told of. */
  static void state(V2Segment orc, boolean byPharmacy, OneOrder order) {
    MedicationRequest request = new MedicationRequest();
    Set<String> cleared = ORC.fill(request, orc, order.passage());
    Treatment nothing = Treatment.of(orc);
    String key = byPharmacy ? "encoded|" + order.fillerKey(nothing) : order.placerKey(nothing);
    request.setId(order.id("MedicationRequest", key, nothing));
    request.setIntent(
        byPharmacy ? MedicationRequestIntent.FILLERORDER : MedicationRequestIntent.ORIGINALORDER);
    request.setSubject(order.of().patient());
    request.setMedication(Drugs.unknown());
    order
        .passage()
        .draft(
            request,
            Weight.MENTION,
            cleared,
            new RequestLife(RequestLife.said(orc), order.passage().time()));
  }

  private static MedicationRequest filled(RequestForm form, Treatment treatment, OneOrder order) {
    Passage passage = order.passage();
    MedicationRequest request = new MedicationRequest();
    Set<String> cleared = new HashSet<>();
    order.group().orc().ifPresent(orc -> cleared.addAll(ORC.fill(request, orc, passage)));
    Reference orderer = request.getRequester();
    cleared.addAll(form.request().fill(request, treatment.rx(), passage));
    if (!orderer.isEmpty()) {
      passage.supplant(orderer, request.getRequester());
      request.setRequester(orderer);
    }
    request.setSubject(order.of().patient());
    order.encounter().ifPresent(request::setEncounter);
    if (!request.hasMedication()) {
      String location = treatment.rx().location();
      passage.note(Finding.warning(location, "101", "This segment names no drug."));
    }
    request.setMedication(Drugs.of(form.drug(), treatment, request.getMedication(), order));
    request.setDosageInstruction(Dosages.of(form, treatment, order));
    priority(request, treatment, order);
    Notes.of(treatment.notes(), passage).forEach(request::addNote);
    return request;
  }

  private static void priority(MedicationRequest request, Treatment treatment, OneOrder order) {
    Dosages.timings(treatment, order).forEach(tq1 -> TQ1.fill(request, tq1, order.passage()));
    if (!request.hasPriority()) {
      order
          .group()
          .orc()
          .map(orc -> orc.field(7).first())
          .filter(tq -> PRIORITY.code(tq.glance(6, 1)).isPresent())
          .flatMap(tq -> PRIORITY.code(tq.component(6)))
          .ifPresent(code -> request.setPriority(MedicationRequestPriority.fromCode(code)));
    }
  }

  private static Optional<Reference> basedOn(Optional<Reference> known, OneOrder order) {
    return known
        .map(Reference::copy)
        .or(() -> order.number().placer().map(number -> named(number.copy())));
  }

  private static Reference named(Identifier number) {
    return new Reference().setType("MedicationRequest").setIdentifier(number);
  }

  /**
   * Drafts a request.
   *
   * @param living whether the message is about how the order stands
   */
  private static Reference draft(
      MedicationRequest request, OneOrder order, Weight weight, boolean living) {
    Optional<MedicationRequestStatus> said =
        living ? order.group().orc().flatMap(RequestLife::said) : Optional.empty();
    return order
        .passage()
        .draft(request, weight, Set.of(), new RequestLife(said, order.passage().time()));
  }
}
