package org.corridor.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.chart.Allergies;
import org.corridor.chart.Diagnoses;
import org.corridor.chart.Insurance;
import org.corridor.chart.Procedures;
import org.corridor.chart.RelatedPeople;
import org.corridor.hl7v2.V2Segment;
import org.corridor.notes.Notes;
import org.corridor.observation.Observations;
import org.corridor.observation.ReportContext;
import org.corridor.ordering.Grouping.Line;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.ordering.Ids;
import org.corridor.ordering.OrderNumbers;
import org.corridor.ordering.Orders;
import org.corridor.ordering.Parents;
import org.corridor.ordering.PatientResults;
import org.corridor.reconciliation.Draft;
import org.corridor.reconciliation.Weight;
import org.corridor.subject.Visit;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;

/** What comes along with a referral for the other side to know. */
final class Enclosures {

  private final PatientResults of;
  private final ServiceRequest request;
  private final List<V2Segment> notes = new ArrayList<>(0);
  private @Nullable OrderGroup order;
  private @Nullable Line line;

  private Enclosures(PatientResults of, ServiceRequest request) {
    this.of = of;
    this.request = request;
  }

  static void draft(Referrals referral, Reference patient, Optional<Visit> visit, Passage passage) {
    ServiceRequest request = referral.request();
    RelatedPeople.draft(passage, patient, Weight.MENTION);
    Insurance.draft(passage, patient, Weight.MENTION);
    passage.sourced().stream()
        .map(Draft::resource)
        .filter(Coverage.class::isInstance)
        .forEach(coverage -> request.addInsurance(Identity.reference(coverage)));
    Allergies.draft(passage, patient, Weight.MENTION);
    Diagnoses.draft(passage, patient, visit, passage.message().all("DG1"), Weight.MENTION)
        .forEach(stated -> request.addReasonReference(stated.condition()));
    Procedures.draft(passage, patient, visit, Weight.MENTION).forEach(request::addSupportingInfo);
    Optional<Reference> encounter = visit.map(found -> Identity.reference(found.encounter()));
    PatientResults of =
        new PatientResults(passage, patient, encounter, List.of(), new Ids(), new Parents());
    new Enclosures(of, request).read();
  }

  private void read() {
    of.passage().message().segments().forEach(this::take);
    finish();
    Notes.of(notes, of.passage()).forEach(request::addNote);
  }

  private void take(V2Segment segment) {
    switch (segment.name()) {
      case "OBR" -> open(segment);
      case "OBX" -> observe(segment);
      case "NTE" -> below().add(segment);
      case "PRT" -> {
        if (line != null) {
          line.participants().add(segment);
        }
      }
      case "PV1", "PV2" -> finish();
      default -> {
        // Read elsewhere, or not part of a referral.
      }
    }
  }

  private List<V2Segment> below() {
    if (line != null) {
      return line.notes();
    }
    return order == null ? notes : order.notes();
  }

  private void open(V2Segment obr) {
    finish();
    order =
        new OrderGroup(
            Optional.empty(),
            Optional.of(obr),
            Optional.empty(),
            new ArrayList<>(0),
            new ArrayList<>(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            false);
  }

  private void observe(V2Segment obx) {
    if (order != null) {
      Line next = new Line(obx, new ArrayList<>(0), new ArrayList<>(0), false);
      order.lines().add(next);
      line = next;
    }
  }

  private void finish() {
    if (order != null) {
      OrderNumbers numbers = OrderNumbers.of(order, of.passage());
      Orders.mention(order, numbers, of);
      String key = Ids.reportKey(order, numbers, "referral|" + request.getId());
      for (Line each : order.lines()) {
        Observations.draft(each, key, ReportContext.none(), of)
            .map(Observations::reference)
            .ifPresent(request::addSupportingInfo);
      }
    }
    order = null;
    line = null;
  }
}
