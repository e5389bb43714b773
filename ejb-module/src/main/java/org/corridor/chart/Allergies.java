package org.corridor.chart;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.OtherNumber;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.ValueFunction;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;

/**
 * AL1 and IAM: allergies, and the statement that there are none. AL1 says what is there; IAM says
 * what became of it: IAM-6 adds, updates, deletes or only names it.
 */
public final class Allergies {

  private static final Map<String, ValueFunction> FUNCTIONS =
      Map.of(
          "category", AllergyValues::category,
          "criticality", AllergyValues::criticality,
          "manifestation", AllergyValues::manifestation,
          "furtherCodes", AllergyValues::furtherCodes,
          "reporter", AllergyValues::reporter);

  private static final SegmentTable AL1 = load("AL1-AllergyIntolerance.csv");
  private static final SegmentTable IAM = load("IAM-AllergyIntolerance.csv");

  private static final NoKnownAllergies NONE = NoKnownAllergies.read();
  private static final Set<String> ACTIONS = Set.of("", "A", "D", "U", "X");
  private static final Set<String> STATING = Set.of("", "A", "U");
  private static final String DELETE = "D";
  private static final String NO_CHANGE = "X";

  private Allergies() {}

  private static SegmentTable load(String file) {
    return SegmentTable.load(Allergies.class, file, new AllergyIntolerance(), FUNCTIONS);
  }

  public static void draft(Passage passage, Reference patient, Weight weight) {
    for (V2Segment al1 : passage.message().all("AL1")) {
      draft(passage, patient, al1, AL1, "", weight);
    }
    for (V2Segment iam : passage.message().all("IAM")) {
      draft(passage, patient, iam, IAM, action(passage, iam), weight);
    }
  }

  private static String action(Passage passage, V2Segment iam) {
    String action = iam.value("6.1");
    if (!ACTIONS.contains(action)) {
      passage.note(
          Finding.warning(
              iam.location() + "-6",
              "103",
              "This action is not in table 0206; the allergy is taken as stated."));
    }
    return action;
  }

  private static void draft(
      Passage passage,
      Reference patient,
      V2Segment segment,
      SegmentTable table,
      String action,
      Weight weight) {
    AllergyIntolerance allergy = new AllergyIntolerance();
    Set<String> cleared = table.fill(allergy, segment, passage);
    if (!allergy.hasCode()) {
      passage.note(
          Finding.warning(
              segment.location() + "-3",
              "101",
              "The allergy has neither code nor text; the segment was left out."));
      return;
    }
    NONE.statement(allergy.getCode()).ifPresent(none -> replace(allergy, none));
    if (action.equals(DELETE)) {
      onlyNamed(allergy);
      cleared = Set.of();
    }
    allergy.setPatient(patient);
    allergy.setId(Concepts.id("AllergyIntolerance", patient, allergy.getCode()));
    if (table == IAM && !action.equals(DELETE)) {
      AllergyReporters.draft(passage, segment, patient).ifPresent(allergy::setRecorder);
    }
    boolean states = weight == Weight.ASSERT && STATING.contains(action);
    allergy.getIdentifier().stream()
        .findFirst()
        .map(
            number ->
                new OtherNumber(
                    "AllergyIntolerance/" + allergy.getIdPart(),
                    Optional.empty(),
                    number,
                    states,
                    false))
        .ifPresent(passage::otherNumber);
    AllergyLife life = new AllergyLife(passage.time(), AllergyLife.isError(allergy));
    if (action.equals(NO_CHANGE) || weight == Weight.MENTION) {
      passage.draft(allergy, Weight.MENTION, Set.of(), life);
    } else {
      passage.draftFact(allergy, cleared, life, patient);
    }
  }

  /** Whoever deletes an allergy says which one, and nothing about it. */
  private static void onlyNamed(AllergyIntolerance allergy) {
    allergy.setType(null).setCriticality(null).setOnset(null).setRecordedDate(null);
    allergy.setRecorder(null);
    allergy.getCategory().clear();
    allergy.getReaction().clear();
  }

  /** Of an allergy that is not there, nothing else can be said. */
  private static void replace(AllergyIntolerance allergy, CodeableConcept none) {
    allergy.setCode(none).setType(null).setCriticality(null).setOnset(null);
    allergy.getCategory().clear();
    allergy.getReaction().clear();
  }
}
