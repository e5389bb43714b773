package org.corridor.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/** IN1, IN2 and IN3: coverage, and whom it insures. */
public final class Insurance {

  private static final SegmentTable COVERAGE =
      SegmentTable.load(
          Insurance.class,
          "IN1-Coverage.csv",
          new Coverage(),
          Map.of(
              "company", Payers::company,
              "employer", Payers::employer,
              "employerNumber", Payers::employerNumber));
  private static final SegmentTable MORE =
      SegmentTable.load(
          Insurance.class,
          "IN2-Coverage.csv",
          new Coverage(),
          Map.of("toInsured", Payers::relationship));
  private static final SegmentTable CERTIFICATION =
      SegmentTable.load(Insurance.class, "IN3-Coverage.csv", new Coverage());
  private static final SegmentTable FINANCIAL_CLASS =
      SegmentTable.load(Insurance.class, "PV1-Coverage.csv", new Coverage());
  private static final SegmentTable INSURED =
      SegmentTable.load(Insurance.class, "IN1-Insured.csv", new RelatedPerson());
  private static final SegmentTable INSURED_MORE =
      SegmentTable.load(Insurance.class, "IN2-Insured.csv", new RelatedPerson());

  /** Table 0063, and the code that claims have for it. */
  private static final Set<String> SELF = Set.of("SEL", "SLF", "18");

  /** Table 0344, IN2-72: the patient is the insured. */
  private static final String PATIENT_IS_INSURED = "01";

  private Insurance() {}

  /** Drafts the coverages and guarantors of a message that does not speak of an account. */
  public static void draft(Passage passage, Reference patient, Weight weight) {
    coverages(passage, patient, weight);
    Guarantors.draft(passage, patient, weight);
  }

  /** Drafts the coverages of the message, in their order. */
  static List<Coverage> coverages(Passage passage, Reference patient, Weight weight) {
    List<Coverage> coverages = new ArrayList<>(2);
    for (V2Segment in1 : passage.message().all("IN1")) {
      Coverage coverage = new Coverage();
      Set<String> cleared = COVERAGE.fill(coverage, in1, passage);
      if (in1.ordinal() == 1 && !coverage.hasType()) {
        passage.message().first("PV1").ifPresent(p -> FINANCIAL_CLASS.fill(coverage, p, passage));
      }
      Optional<V2Segment> in2 = behind(passage, in1, "IN2");
      in2.ifPresent(found -> MORE.fill(coverage, found, passage));
      behind(passage, in1, "IN3").ifPresent(found -> CERTIFICATION.fill(coverage, found, passage));
      coverage.setId(id(in1, patient));
      coverage.setBeneficiary(patient);
      if (!coverage.hasPayor()) {
        coverage.addPayor(Payers.payer(passage, in1));
      }
      subscriber(passage, in1, in2, coverage, weight);
      Statement.of(passage, coverage, weight, cleared, patient);
      coverages.add(coverage);
    }
    return coverages;
  }

  private static Optional<V2Segment> behind(Passage passage, V2Segment in1, String name) {
    return Followers.of(
            passage.message().segments(), in1, Set.of("IN2", "IN3", "ROL", "PRT", "AUT", "RF1"))
        .stream()
        .filter(segment -> segment.name().equals(name))
        .findFirst();
  }

  /** The plan, the company and the policy; the place in the message only when all are missing. */
  private static String id(V2Segment in1, Reference patient) {
    String policy = in1.value("36").isEmpty() ? in1.value("49.1") : in1.value("36");
    String plan = String.join("|", in1.value("2.1"), in1.value("3.1"), policy);
    return Identity.of(
        "Coverage", patient.getReference(), plan.equals("||") ? "set " + in1.value("1") : plan);
  }

  private static void subscriber(
      Passage passage, V2Segment in1, Optional<V2Segment> in2, Coverage coverage, Weight weight) {
    Reference patient = coverage.getBeneficiary();
    String inOtherWords = in2.map(found -> found.value("72.1")).orElse("");
    boolean self =
        in1.value("17.1").isEmpty()
            ? inOtherWords.equals(PATIENT_IS_INSURED)
            : isSelf(in1.value("17.1"));
    if (self) {
      coverage.setSubscriber(patient);
    } else if (!in1.field(16).first().isEmpty()) {
      RelatedPerson insured = new RelatedPerson();
      insured.setPatient(patient);
      insured.setId(
          Identity.of("RelatedPerson", patient.getReference(), "insured", coverage.getIdPart()));
      Set<String> cleared = INSURED.fill(insured, in1, passage);
      in2.ifPresent(found -> INSURED_MORE.fill(insured, found, passage));
      coverage.setSubscriber(Statement.of(passage, insured, weight, cleared, patient));
    }
  }

  static boolean isSelf(String relationship) {
    return SELF.contains(relationship);
  }
}
