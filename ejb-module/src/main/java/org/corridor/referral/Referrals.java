package org.corridor.referral;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.notes.Notes;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Identity;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * RF1: what is asked of the other side, and the task that follows it.
 *
 * @param request with its id
 * @param task with its id
 * @param cleared what the sender deleted of the request
 */
record Referrals(ServiceRequest request, Task task, Set<String> cleared) {

  private static final SegmentTable RF1 =
      SegmentTable.load(
          Referrals.class,
          "RF1-ServiceRequest.csv",
          new ServiceRequest(),
          Map.of(
              "unheard", Referrals::unheard,
              "effective", Referrals::effective,
              "comment", Notes::fromField));
  private static final SegmentTable TASK =
      SegmentTable.load(Referrals.class, "RF1-Task.csv", new Task());

  private static final TypeMap TIME = TypeMaps.named("DTM[dateTime]");

  /**
   * Reads the referral of a message.
   *
   * @throws NotTranslatable when nothing tells which referral is meant
   */
  static Referrals read(V2Segment rf1, Reference patient, Passage passage) {
    ServiceRequest request = new ServiceRequest();
    Set<String> cleared = new HashSet<>(RF1.fill(request, rf1, passage));
    if (!request.hasCode()) {
      request.getCode().setText("Referral");
    }
    request.setSubject(patient);
    request.setId(id(request, rf1, patient, passage));
    Task task = new Task();
    TASK.fill(task, rf1, passage);
    Reference reference = Identity.reference(request);
    task.setId(Identity.of("Task", reference.getReference()));
    task.setFocus(reference);
    task.setFor(patient.copy());
    return new Referrals(request, task, cleared);
  }

  void within(Encounter encounter) {
    request.setEncounter(Identity.reference(encounter));
    task.setEncounter(Identity.reference(encounter));
  }

  /** States the referral and its task. */
  void draft(Passage passage, ReferralEvent event) {
    ReferralLife life = new ReferralLife(event, passage.time());
    passage.draft(request, Weight.ASSERT, cleared, life);
    passage.draft(task, Weight.ASSERT, Set.of(), life);
  }

  /** The number of who refers, else of the other side; without one, what is asked for and when. */
  private static String id(
      ServiceRequest request, V2Segment rf1, Reference patient, Passage passage) {
    Optional<Identifier> number = request.getIdentifier().stream().findFirst();
    if (number.isPresent()) {
      return Identity.of(
          "ServiceRequest", "referral", number.get().getSystem(), number.get().getValue());
    }
    String since = rf1.field(7).text().isEmpty() ? rf1.field(9).text() : rf1.field(7).text();
    if (since.isEmpty()) {
      throw NotTranslatable.because(
          Finding.error("RF1-6", "101", "Nothing tells which referral this is."), passage);
    }
    passage.note(
        Finding.warning(
            "RF1-6", "101", "There is no referral number; its type and time were used."));
    return Identity.of(
        "ServiceRequest", "referral", patient.getReference(), rf1.value("3.1"), since);
  }

  private static @Nullable Base unheard(Spot spot) {
    spot.passage()
        .note(
            Finding.warning(
                spot.passage().context().location(),
                "103",
                "This referral status is not in its table; it was left out."));
    return null;
  }

  private static @Nullable Base effective(Spot spot) {
    DateTimeType start = time(spot, 7);
    DateTimeType end = time(spot, 8);
    return start == null && end == null
        ? null
        : new Period().setStartElement(start).setEndElement(end);
  }

  private static @Nullable DateTimeType time(Spot spot, int field) {
    return TIME.map(spot.segment().field(field).first(), spot.passage().context())
            instanceof DateTimeType time
        ? time
        : null;
  }
}
