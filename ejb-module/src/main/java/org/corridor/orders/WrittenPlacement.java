package org.corridor.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.chart.WrittenDiagnosis;
import org.corridor.notes.WrittenNotes;
import org.corridor.observation.WrittenObservation;
import org.corridor.ordering.WrittenOrder;
import org.corridor.ordering.WrittenSpecimen;
import org.corridor.ordering.WrittenTiming;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.SegmentRows.Part;
import org.corridor.writing.Source;
import org.corridor.writing.TypeWriter;
import org.corridor.writing.Unwritable;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;

/**
 * One order of a message: ORC, TQ1 and OBR, and what hangs on them.
 *
 * @param specimens whether the message has segments of their own for specimens and times
 */
record WrittenPlacement(MessageDraft draft, Source source, boolean specimens) {

  private static final SegmentRows ORC =
      SegmentRows.load(
          WrittenPlacement.class,
          "ServiceRequest-ORC.csv",
          Map.of("control", WrittenControl::write));
  private static final SegmentRows OBR =
      SegmentRows.load(WrittenPlacement.class, "ServiceRequest-OBR.csv");
  private static final SegmentRows SOURCE =
      SegmentRows.load(
          WrittenPlacement.class, "Specimen-OBR.csv", Map.of("source", WrittenPlacement::kind));
  private static final TypeWriter CWE = TypeWriter.named("CWE");

  void add(ServiceRequest order) {
    if (!WrittenOrder.isNumbered(order)) {
      throw Unwritable.without("ServiceRequest.identifier", "The order has no identifier.");
    }
    List<Specimen> taken = all(order.getSpecimen(), Specimen.class);
    List<Part> obr = new ArrayList<>(List.of(OBR.of(order), WrittenOrder.obr(order)));
    obr.addAll(WrittenSpecimen.obr(taken));
    if (!specimens) {
      taken.stream().limit(1).forEach(one -> obr.add(SOURCE.of(one)));
    }
    draft.add(List.of(ORC.of(order), WrittenOrder.orc(order)));
    if (specimens) {
      WrittenTiming.add(draft, order);
    }
    draft.add(obr);
    WrittenNotes.add(draft, order.getNote());
    draft.restart("DG1").restart("OBX").restart("SPM");
    all(order.getReasonReference(), Condition.class)
        .forEach(reason -> WrittenDiagnosis.add(draft, reason));
    all(order.getSupportingInfo(), Observation.class)
        .forEach(known -> WrittenObservation.add(draft, known, Optional.empty(), source));
    if (specimens) {
      taken.forEach(this::add);
    }
  }

  private void add(Specimen specimen) {
    WrittenSpecimen.add(draft, specimen);
    draft.restart("OBX");
    source.all(Observation.class).stream()
        .filter(
            known ->
                known.getFocus().stream()
                    .anyMatch(
                        focus -> source.resolve(focus).filter(it -> it == specimen).isPresent()))
        .forEach(known -> WrittenObservation.add(draft, known, Optional.empty(), source));
  }

  private <T extends Resource> List<T> all(List<Reference> references, Class<T> type) {
    return references.stream()
        .flatMap(reference -> source.resolve(reference, type).stream())
        .toList();
  }

  /** OBR-15.1: the kind of specimen. */
  private static void kind(Base value, V2Value to, Source source) {
    V2Value code = new V2Value();
    CWE.write(value, code, source);
    to.in(1, code);
  }
}
