package org.corridor.problems;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.chart.Concepts;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.observation.Observations;
import org.corridor.observation.ReportContext;
import org.corridor.ordering.Grouping.Line;
import org.corridor.ordering.PatientResults;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Identity;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** PRB as a condition on the problem list. */
final class Problems {

  static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
  static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";

  private static final SegmentTable PRB =
      SegmentTable.load(
          Problems.class,
          "PRB-Condition.csv",
          new Condition(),
          Map.of(
              "verification", Problems::verification,
              "misplacedStatus", spot -> clinical(States.ALL.of("problem", spot.repetition())),
              "clinicalStatus", spot -> clinical(States.ALL.orNote("problem", spot)),
              "abatement", Problems::abatement,
              "onsetNote", Problems::onsetNote));
  private static final SegmentTable EPISODE =
      SegmentTable.load(Problems.class, "PRB-EpisodeOfCare.csv", new EpisodeOfCare());

  private static final TypeMap TIME = TypeMaps.named("DTM[dateTime]");
  private static final Set<String> OVER = Set.of("inactive", "resolved", "remission");

  private Problems() {}

  /**
   * Drafts a problem.
   *
   * @param delete whether the event itself takes the problem off the list
   * @return the condition; empty when the segment names none
   */
  static Optional<Reference> draft(Problem problem, PatientResults of, boolean delete) {
    V2Segment prb = problem.part().head();
    Condition condition = new Condition();
    Set<String> cleared = PRB.fill(condition, prb, of.passage());
    if (!condition.hasCode() && !condition.hasIdentifier()) {
      of.passage()
          .note(
              Finding.warning(
                  prb.location() + "-3",
                  "101",
                  "The problem has neither a code nor a number; the segment was left out."));
      return Optional.empty();
    }
    condition.setId(id(condition, of.patient()));
    condition.setSubject(of.patient());
    of.encounter().ifPresent(condition::setEncounter);
    Remarks.of(problem.part(), of.passage()).forEach(condition::addNote);
    for (Line line : problem.part().lines()) {
      Observations.draft(line, "problem|" + condition.getId(), ReportContext.none(), of)
          .ifPresent(seen -> condition.addEvidence().addDetail(Observations.reference(seen)));
    }
    boolean deleted = delete || problem.part().isDeleted();
    Reference reference =
        of.passage()
            .draft(
                condition,
                Weight.ASSERT,
                cleared,
                new ProblemLife(deleted, condition.copy(), of.passage().time()));
    episode(prb, reference, of);
    return Optional.of(reference);
  }

  /** PRB-4, else the code: a problem is on the list once, whatever the visit. */
  private static String id(Condition condition, Reference patient) {
    return condition.hasIdentifier()
        ? Identity.of("Condition", condition.getIdentifierFirstRep())
        : Concepts.id("Condition", patient, condition.getCode(), "problem");
  }

  private static void episode(V2Segment prb, Reference condition, PatientResults of) {
    EpisodeOfCare episode = new EpisodeOfCare();
    EPISODE.fill(episode, prb, of.passage());
    if (episode.hasIdentifier()) {
      episode.setId(Identity.of("EpisodeOfCare", episode.getIdentifierFirstRep()));
      episode.setPatient(of.patient());
      episode.addDiagnosis().setCondition(condition.copy());
      of.passage().draft(episode, Weight.MENTION, Set.of());
    }
  }

  private static @Nullable Base verification(Spot spot) {
    boolean misplaced = States.ALL.of("problem", spot.repetition()).isPresent();
    Optional<String> code =
        misplaced
            ? States.ALL.of("confirmation", spot.repetition())
            : States.ALL.orNote("confirmation", spot);
    return code.<Base>map(known -> new CodeableConcept(new Coding(VERIFICATION, known, null)))
        .orElse(null);
  }

  private static @Nullable Base clinical(Optional<String> code) {
    return code.<Base>map(known -> new CodeableConcept(new Coding(CLINICAL, known, null)))
        .orElse(null);
  }

  /** PRB-15 where PRB-14 says that the problem is over. */
  private static @Nullable Base abatement(Spot spot) {
    return States.ALL
            .of("problem", spot.segment().field(14).first())
            .filter(OVER::contains)
            .isPresent()
        ? TIME.map(spot.repetition(), spot.passage().context())
        : null;
  }

  private static Base onsetNote(Spot spot) {
    return new Annotation().setText("Onset: " + spot.repetition().text());
  }
}
