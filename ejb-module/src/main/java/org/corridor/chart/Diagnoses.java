package org.corridor.chart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.subject.Visit;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter.DiagnosisComponent;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** DG1: diagnoses of the patient, and the part they play in the visit. */
public final class Diagnoses {

  private static final SegmentTable CONDITION =
      SegmentTable.load(
          Diagnoses.class,
          "DG1-Condition.csv",
          new Condition(),
          Map.of("diagnosisCode", Diagnoses::code, "parentDiagnosis", Diagnoses::parent));
  private static final SegmentTable ROLE =
      SegmentTable.load(Diagnoses.class, "DG1-EncounterDiagnosis.csv", new DiagnosisComponent());

  /** DG1 once more, for the episode of care that a visit belongs to. */
  private static final SegmentTable EPISODE =
      SegmentTable.load(Diagnoses.class, "DG1-EpisodeOfCare.csv", new EpisodeOfCare());

  private static final TypeMap CODE = TypeMaps.named("CWE[CodeableConcept]");
  private static final TypeMap NUMBER = TypeMaps.named("EI[Identifier]");

  private Diagnoses() {}

  /** A diagnosis that could be used, and the segment that told it. */
  public record Stated(V2Segment dg1, Reference condition) {}

  /** Drafts every diagnosis of the message, and its part in the visit. */
  public static List<Stated> draft(
      Passage passage, Reference patient, Optional<Visit> visit, Weight weight) {
    return draft(passage, patient, visit, passage.message().all("DG1"), weight);
  }

  /**
   * Drafts the diagnoses of one group of the message.
   *
   * @param all DG1 segments
   * @return those that could be used
   */
  public static List<Stated> draft(
      Passage passage,
      Reference patient,
      Optional<Visit> visit,
      List<V2Segment> all,
      Weight weight) {
    return all.stream()
        .flatMap(dg1 -> draft(passage, patient, visit, dg1, weight).stream())
        .toList();
  }

  private static Optional<Stated> draft(
      Passage passage, Reference patient, Optional<Visit> visit, V2Segment dg1, Weight weight) {
    Optional<Reference> encounter = visit.map(found -> Identity.reference(found.encounter()));
    Optional<Reference> condition = draftOne(passage, patient, encounter, dg1, weight);
    visit.ifPresent(found -> condition.ifPresent(known -> role(passage, found, dg1, known)));
    return condition.map(known -> new Stated(dg1, known));
  }

  /** Drafts one diagnosis, wherever it stands; empty when the segment names none. */
  public static Optional<Reference> draftOne(
      Passage passage,
      Reference patient,
      Optional<Reference> encounter,
      V2Segment dg1,
      Weight weight) {
    Condition condition = new Condition();
    Set<String> cleared = CONDITION.fill(condition, dg1, passage);
    if (!condition.hasCode()) {
      passage.note(
          Finding.warning(
              dg1.location() + "-3",
              "101",
              "The diagnosis has neither code nor text; the segment was left out."));
      return Optional.empty();
    }
    condition.setSubject(patient);
    encounter.ifPresent(condition::setEncounter);
    Reference within = encounter.orElse(patient);
    condition.setId(id(condition, within));
    return Optional.of(Statement.of(passage, condition, weight, cleared, within));
  }

  /** DG1-20 if the sender numbers its diagnoses; else the code within the visit. */
  private static String id(Condition condition, Reference within) {
    return condition.hasIdentifier()
        ? Identity.of("Condition", condition.getIdentifierFirstRep())
        : Concepts.id("Condition", within, condition.getCode());
  }

  private static @Nullable Base code(Spot spot) {
    return Concepts.codedBy(2, CODE, spot);
  }

  /** DG1-22: literally where the message states that diagnosis, else by its number. */
  private static @Nullable Base parent(Spot spot) {
    if (NUMBER.map(spot.repetition(), spot.passage().context()) instanceof Identifier number) {
      boolean stated =
          spot.passage().message().all("DG1").stream()
              .anyMatch(dg1 -> dg1.field(20).text().equals(spot.repetition().text()));
      return stated
          ? new Reference("Condition/" + Identity.of("Condition", number))
          : new Reference().setType("Condition").setIdentifier(number);
    }
    return null;
  }

  private static void role(Passage passage, Visit visit, V2Segment dg1, Reference condition) {
    DiagnosisComponent diagnosis = visit.encounter().addDiagnosis().setCondition(condition);
    ROLE.fill(diagnosis, dg1, passage);
  }

  /** The same diagnoses as those of an episode of care. */
  static void ofEpisode(Passage passage, EpisodeOfCare episode, List<Stated> diagnoses) {
    for (Stated stated : diagnoses) {
      EpisodeOfCare one = new EpisodeOfCare();
      EPISODE.fill(one, stated.dg1(), passage);
      episode.addDiagnosis(one.getDiagnosisFirstRep().setCondition(stated.condition()));
    }
  }
}
