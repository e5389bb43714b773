package org.corridor.observation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.corridor.hl7v2.V2Field;
import org.corridor.hl7v2.V2Segment;
import org.corridor.notes.Notes;
import org.corridor.ordering.Grouping.Line;
import org.corridor.ordering.PatientResults;
import org.corridor.ordering.Specimens;
import org.corridor.participation.ObservationParticipants;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;

/** OBX as observations. */
public final class Observations {

  private static final SegmentTable OBX =
      SegmentTable.load(
          Observations.class,
          "OBX-Observation.csv",
          new Observation(),
          Map.ofEntries(
              Map.entry("observedValue", ObservedValue::single),
              Map.entry("observedAttachment", ObservedValue::attachment),
              Map.entry("repeatedValue", ObservedValue::repeated),
              Map.entry("repeatedCode", ObservedValue::repeatedCode),
              Map.entry("referenceRange", ReferenceRanges::read),
              Map.entry("resultAbsent", Details::absent),
              Map.entry("performingOrganization", Performers::house),
              Map.entry("medicalDirector", Performers::director),
              Map.entry("observationSubType", Details::subType),
              Map.entry("relatedSpecimen", Specimens::related),
              Map.entry("observingDevice", Details::device),
              Map.entry("repeatedRange", ObservedValue::repeatedRange),
              Map.entry("alternateStatus", Details::alternateStatus)));

  private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";

  private Observations() {}

  /**
   * Drafts one result.
   *
   * @param reportKey what names the order and test it belongs to
   * @param report what holds for all results of the order
   * @return the observation, which is not to be changed any more; empty when the line says nothing
   */
  public static Optional<Observation> draft(
      Line line, String reportKey, ReportContext report, PatientResults of) {
    return draft(line, reportKey, report, of, observation -> {});
  }

  /** As {@link #draft(Line, String, ReportContext, PatientResults)}, for what a family adds. */
  public static Optional<Observation> draft(
      Line line,
      String reportKey,
      ReportContext report,
      PatientResults of,
      Consumer<Observation> more) {
    Optional<Observation> read = read(line, reportKey, report, of);
    read.ifPresent(more);
    read.ifPresent(
        observation -> {
          more.accept(observation);
          String code = line.obx().field(11).text();
          of.passage()
              .draftFact(
                  observation,
                  new ResultLife(observation, code, of.passage().time()),
                  report.report());
        });
    return read;
  }

  /** As {@link #draft}, for a result that somebody else is the authority for. */
  public static Optional<Observation> mention(
      Line line, String reportKey, ReportContext report, PatientResults of) {
    Optional<Observation> read = read(line, reportKey, report, of);
    read.ifPresent(one -> of.passage().draft(one, Weight.MENTION, Set.of()));
    return read;
  }

  private static Optional<Observation> read(
      Line line, String reportKey, ReportContext report, PatientResults of) {
    V2Segment obx = line.obx();
    if (obx.field(3).isAbsent() && obx.field(5).isAbsent()) {
      of.passage().note(Finding.warning(obx.field(3).location(), "101", "An empty result."));
      return Optional.empty();
    }
    Observation observation = new Observation();
    observation.setId(of.ids().observation(reportKey, obx));
    observation.setSubject(of.patient());
    of.encounter().ifPresent(observation::setEncounter);
    OBX.fill(observation, obx, of.passage());
    complete(observation, line, report, of.passage());
    return Optional.of(observation);
  }

  private static void complete(
      Observation observation, Line line, ReportContext report, Passage passage) {
    V2Segment obx = line.obx();
    if (!observation.hasCode()) {
      passage.note(Finding.warning(obx.field(3).location(), "101", "A result without a code."));
      observation.getCode().addExtension(CORE + "data-absent-reason", new CodeType("unknown"));
    }
    if (!observation.hasStatus()) {
      observation.setStatus(report.usualStatus());
    }
    if (!observation.hasEffective()) {
      effective(observation, obx.field(14), report);
    }
    observation
        .getReferenceRange()
        .forEach(range -> ReferenceRanges.inUnitOf(observation.getValue(), range));
    Notes.of(line.notes(), passage).forEach(observation::addNote);
    ObservationParticipants.fill(observation, line.participants(), passage);
    report.category().ifPresent(category -> observation.addCategory(category.copy()));
    if (obx.field(33).isAbsent()) {
      report.specimen(line).ifPresent(observation::setSpecimen);
    }
    if (line.aboutSpecimen()) {
      report.specimen(line).ifPresent(observation::addFocus);
    }
    report.parent().ifPresent(observation::addDerivedFrom);
    if (isSilent(observation)) {
      observation.setDataAbsentReason(Details.reason("temp-unknown"));
    }
  }

  /**
   * The time of the order's observation holds for a result that has none (HL7 v2.5.1 ch. 7.4.2.14).
   */
  private static void effective(Observation observation, V2Field time, ReportContext report) {
    if (time.isAbsent() || time.isNull()) {
      report.effective().ifPresent(known -> observation.setEffective(known.copy()));
    } else {
      // An impossible time says nothing, but somebody may know what was meant.
      observation.addNote().setText(time.location() + " as sent: " + time.first().text());
    }
  }

  private static boolean isSilent(Observation observation) {
    return observation.getStatus() == ObservationStatus.REGISTERED
        && !observation.hasValue()
        && !observation.hasComponent()
        && !observation.hasDataAbsentReason();
  }

  /** The reference to a drafted observation. */
  public static Reference reference(Observation observation) {
    return new Reference("Observation/" + observation.getIdPart());
  }
}
