package org.corridor.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.testing.Segment;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a problem is, what is done about it, and what becomes of it. */
class ProblemsJourneyTest {

  private static final String PID = "PID|1||77001^^^NORTH^MR||Okafor^Ada";
  private static final String GOAL =
      "GOL|AD|20260301|FREE^Free of pain^L|G1^LIST||1|20260301|20260401";
  private static final String PATHWAY = "PTH|AD|CHOLE^Gallstone pathway^L|W1^LIST|20260301";

  private final TestHub hub = new TestHub(new ProblemsJourney());

  private static String msh(String trigger, String time) {
    return Segment.msh("LIST", "PPR^" + trigger, "202603" + time);
  }

  /** PRB of gallstones with the number B1, with further fields by number. */
  private static String prb(String... fields) {
    return Segment.of("PRB", "1=AD", "2=20260301070000", "3=K80.20^Gallstones^I10", "4=B1^LIST")
        .with(fields)
        .text();
  }

  /** Received twice, as a sender does that missed the acknowledgement. */
  private List<Finding> receive(String... segments) {
    return hub.receiveTwice(segments);
  }

  private Condition problem() {
    return hub.the(Condition.class);
  }

  private static String code(CodeableConcept concept) {
    return concept.hasCoding() ? concept.getCodingFirstRep().getCode() : "";
  }

  private String clinical() {
    return code(problem().getClinicalStatus());
  }

  private String verification() {
    return code(problem().getVerificationStatus());
  }

  @Test
  void aProblemHasItsCodeTimesAndStates() {
    receive(
        msh("PC1", "01080000"),
        PID,
        prb(
            "6=2",
            "7=20260228",
            "8=20260401",
            "10=SURG^Surgical^L",
            "13=C^Confirmed^L",
            "14=A^Active^L",
            "16=20260214",
            "17=after dinner",
            "26=SEV^Severe^L"));
    assertThat(code(problem().getCode())).isEqualTo("K80.20");
    assertThat(problem().getCategory())
        .extracting(ProblemsJourneyTest::code)
        .containsExactly("problem-list-item", "SURG");
    assertThat(problem().getRecordedDateElement().asStringValue()).isEqualTo("2026-02-28");
    assertThat(problem().getOnsetDateTimeType().asStringValue()).isEqualTo("2026-02-14");
    assertThat(problem().getNoteFirstRep().getText()).isEqualTo("Onset: after dinner");
    assertThat(clinical()).isEqualTo("active");
    assertThat(verification()).isEqualTo("confirmed");
    assertThat(code(problem().getSeverity())).isEqualTo("SEV");
    assertThat(problem().getExtension()).hasSize(2);
    assertThat(problem().getSubject().getReference())
        .isEqualTo("Patient/" + hub.the(Patient.class).getIdPart());
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', active", "'14=Resolved', '', resolved", "'14=R^Remission^L', '', resolved",
    "'13=ACTIVE', '', active", "'13=Resolved', '', resolved", "'9=20260301', '', resolved",
    "'9=20260301', '14=active', resolved", "'14=inactive', '15=20260302', inactive"
  })
  void itsClinicalStatusFollowsTheLifeCycle(String one, String other, String status) {
    receive(
        msh("PC1", "01080000"),
        PID,
        prb(one.isEmpty() ? "6=1" : one, other.isEmpty() ? "6=1" : other));
    assertThat(clinical()).isEqualTo(status);
  }

  @Test
  void aStateNobodyKnowsIsNoted() {
    assertThat(receive(msh("PC1", "01080000"), PID, prb("13=hm", "14=hm")))
        .extracting(Finding::location)
        .contains("PRB-13", "PRB-14");
  }

  @Test
  void anUpdateChangesWhatItNamesAndALateOneNothing() {
    receive(msh("PC1", "01080000"), PID, prb("16=20260214"));
    receive(msh("PC2", "03080000"), PID, prb("1=UP", "14=resolved", "15=20260303"));
    receive(msh("PC2", "02080000"), PID, prb("1=UP", "14=active"));
    assertThat(clinical()).isEqualTo("resolved");
    assertThat(problem().getAbatementDateTimeType().asStringValue()).isEqualTo("2026-03-03");
    assertThat(problem().getOnsetDateTimeType().asStringValue()).isEqualTo("2026-02-14");
  }

  @ParameterizedTest
  @CsvSource({"PC3, DE", "PC3, UP", "PC2, DE"})
  void aDeletedProblemIsEnteredInErrorUntilItIsSpokenOfAgain(String trigger, String action) {
    receive(msh("PC1", "01080000"), PID, prb("13=confirmed"));
    receive(msh(trigger, "02080000"), PID, prb("1=" + action));
    assertThat(verification()).isEqualTo("entered-in-error");
    assertThat(problem().hasClinicalStatus()).isFalse();
    receive(msh("PC2", "01090000"), PID, prb("1=UP", "14=active"));
    assertThat(verification()).isEqualTo("entered-in-error");
    assertThat(problem().hasClinicalStatus()).isFalse();
    receive(msh("PC1", "03080000"), PID, prb());
    assertThat(verification()).isEmpty();
    assertThat(clinical()).isEqualTo("active");
  }

  @Test
  void withoutANumberTheCodeTells() {
    receive(msh("PC1", "01080000"), PID, prb("4="));
    receive(msh("PC2", "02080000"), PID, prb("4=", "14=resolved"));
    assertThat(clinical()).isEqualTo("resolved");
  }

  @Test
  void notesAndVariancesAreRemarks() {
    receive(
        msh("PC1", "01080000"),
        PID,
        prb(),
        "NTE|1||careful",
        "VAR|V1^LIST|20260301||11^Hale^Kim^^^^^^NORTH|LATE^Late^L|came late~left early",
        "VAR|V2^LIST|20260302");
    assertThat(problem().getNote())
        .extracting(Annotation::getText)
        .containsExactly("careful", "came late\nleft early", "Variance V2");
    assertThat(problem().getNote().get(1).getAuthorReference().getReference())
        .startsWith("Practitioner/");
  }

  @Test
  void goalsAndPathwaysAddressTheProblem() {
    receive(
        msh("PC1", "01080000"),
        PID,
        prb(),
        PATHWAY + "|ACTIVE",
        "VAR|V1^LIST|20260301|||LATE^Late^L",
        GOAL + "||||||||PROG^Progressing^L|slowly|active^Active^L|20260301",
        "NTE|1||walk daily",
        "OBX|1|NM|38208-5^Pain^LN||3|||||F");
    String condition = "Condition/" + problem().getIdPart();
    Goal goal = hub.the(Goal.class);
    assertThat(goal.getLifecycleStatus()).isEqualTo(GoalLifecycleStatus.ACTIVE);
    assertThat(code(goal.getDescription())).isEqualTo("FREE");
    assertThat(code(goal.getAchievementStatus())).isEqualTo("PROG");
    assertThat(goal.getStartDateType().asStringValue()).isEqualTo("2026-03-01");
    assertThat(goal.getTargetFirstRep().getDueDateType().asStringValue()).isEqualTo("2026-04-01");
    assertThat(goal.getNote())
        .extracting(Annotation::getText)
        .containsExactly("slowly", "walk daily");
    assertThat(goal.getAddressesFirstRep().getReference()).isEqualTo(condition);
    assertThat(goal.getOutcomeReferenceFirstRep().getReference())
        .isEqualTo("Observation/" + hub.the(Observation.class).getIdPart());
    CarePlan plan = hub.the(CarePlan.class);
    assertThat(plan.getStatus()).isEqualTo(CarePlanStatus.ACTIVE);
    assertThat(plan.getTitle()).isEqualTo("Gallstone pathway");
    assertThat(plan.getAddressesFirstRep().getReference()).isEqualTo(condition);
    assertThat(plan.getGoalFirstRep().getReference()).isEqualTo("Goal/" + goal.getIdPart());
    assertThat(plan.getNoteFirstRep().getText()).isEqualTo("Late");
  }

  @Test
  void aGoalIsReachedDeletedAndSpokenOfAgain() {
    receive(msh("PC1", "01080000"), PID, prb(), GOAL, PATHWAY);
    receive(
        msh("PC2", "02080000"),
        PID,
        prb("1=UP"),
        GOAL.replace("|AD|", "|UP|") + "|".repeat(10) + "ACHIEVED",
        "PTH|UP|CHOLE^Gallstone pathway^L|W1^LIST|20260301|COMPLETED|20260302");
    assertThat(hub.the(Goal.class).getLifecycleStatus()).isEqualTo(GoalLifecycleStatus.COMPLETED);
    assertThat(hub.the(CarePlan.class).getStatus()).isEqualTo(CarePlanStatus.COMPLETED);
    assertThat(hub.the(CarePlan.class).getPeriod().getEndElement().asStringValue())
        .isEqualTo("2026-03-02");
    receive(
        msh("PC2", "03080000"),
        PID,
        prb("1=UP"),
        GOAL.replace("|AD|", "|DE|"),
        PATHWAY.replace("|AD|", "|DE|"));
    assertThat(hub.the(Goal.class).getLifecycleStatus())
        .isEqualTo(GoalLifecycleStatus.ENTEREDINERROR);
    assertThat(hub.the(CarePlan.class).getStatus()).isEqualTo(CarePlanStatus.ENTEREDINERROR);
    receive(msh("PC2", "04080000"), PID, prb("1=UP"), GOAL, PATHWAY);
    assertThat(hub.the(Goal.class).getLifecycleStatus()).isEqualTo(GoalLifecycleStatus.ACTIVE);
    assertThat(hub.the(CarePlan.class).getStatus()).isEqualTo(CarePlanStatus.ACTIVE);
  }

  @Test
  void anUnlinkedGoalDoesNotAddressTheProblemAnyMore() {
    receive(msh("PC1", "01080000"), PID, prb(), GOAL, PATHWAY);
    receive(
        msh("PC2", "02080000"),
        PID,
        prb("1=UC"),
        GOAL.replace("|AD|", "|UN|"),
        PATHWAY.replace("|AD|", "|UN|"));
    assertThat(hub.the(Goal.class).hasAddresses()).isFalse();
    assertThat(hub.the(CarePlan.class).hasAddresses()).isFalse();
  }

  @Test
  void rolesAreTheTeamOfAProblem() {
    receive(
        msh("PC1", "01080000"),
        PID,
        prb(),
        "ROL|R1^LIST|AD|AT|11^Hale^Kim^^^^^^NORTH|20260301",
        "ROL|R2^LIST|DE|AT|12^Bell^Ann^^^^^^NORTH",
        GOAL,
        "ROL|R3^LIST|AD|PP|13^Fox^Jo^^^^^^NORTH");
    CareTeam team = hub.the(CareTeam.class);
    assertThat(team.getParticipant()).hasSize(2);
    assertThat(team.getReasonReferenceFirstRep().getReference()).startsWith("Condition/");
    assertThat(team.getParticipantFirstRep().getPeriod().getStartElement().asStringValue())
        .isEqualTo("2026-03-01");
  }

  @Test
  void observationsAreEvidenceAndOrdersHaveTheProblemAsTheirReason() {
    receive(
        msh("PC1", "01080000"),
        PID,
        prb("5=E1^LIST"),
        "OBX|1|TX|24558-9^US Abdomen^LN||stones||||||F",
        "NTE|1||three of them",
        "ORC|NW|P1^CLINIC",
        "OBR|1|P1^CLINIC||24558-9^US Abdomen^LN",
        "OBX|1|TX|24558-9^US Abdomen^LN||again||||||F",
        "ORC|NW|P2^CLINIC");
    assertThat(hub.all(Observation.class)).hasSize(2);
    assertThat(hub.all(Observation.class).get(0).getNoteFirstRep().getText())
        .isEqualTo("three of them");
    assertThat(problem().getEvidence()).hasSize(1);
    assertThat(hub.all(ServiceRequest.class))
        .hasSize(2)
        .allMatch(
            order -> order.getReasonReferenceFirstRep().getReference().startsWith("Condition/"));
    assertThat(hub.the(EpisodeOfCare.class).getDiagnosisFirstRep().getCondition().getReference())
        .isEqualTo("Condition/" + problem().getIdPart());
  }

  @Test
  void severalProblemsKeepTheirOwn() {
    receive(
        msh("PC1", "01080000"),
        PID,
        prb(),
        "NTE|1||one",
        prb("3=E11.9^Diabetes^I10", "4=B2^LIST"),
        "NTE|1||two");
    assertThat(hub.all(Condition.class))
        .extracting(one -> one.getNoteFirstRep().getText())
        .containsExactly("one", "two");
  }

  @Test
  void oneUnusableProblemDoesNotCostTheOthers() {
    assertThat(
            receive(
                msh("PC1", "01080000"), PID, prb("3=", "4="), prb(), "GOL|AD|20260301", "PTH|AD"))
        .extracting(Finding::location)
        .contains("PRB[1]-3", "GOL-3", "PTH-2");
    assertThat(code(problem().getCode())).isEqualTo("K80.20");
  }

  @Test
  void withoutAProblemTheMessageIsRefused() {
    assertThatThrownBy(() -> hub.receive(msh("PC1", "01080000"), PID))
        .isInstanceOfSatisfying(
            NotTranslatable.class,
            refusal ->
                assertThat(refusal.findings())
                    .anyMatch(finding -> finding.location().equals("PRB")));
  }
}
