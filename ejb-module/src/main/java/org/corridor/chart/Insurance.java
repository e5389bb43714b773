package org.corridor.chart;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/** IN1: coverage. */
public final class Insurance {

  private static final SegmentTable COVERAGE =
      SegmentTable.load(
          Insurance.class,
          "IN1-Coverage.csv",
          new Coverage(),
          Map.of("company", Insurance::company));
  private static final SegmentTable ORGANIZATION =
      SegmentTable.load(Insurance.class, "IN1-Organization.csv", new Organization());
  private static final SegmentTable FINANCIAL_CLASS =
      SegmentTable.load(Insurance.class, "PV1-Coverage.csv", new Coverage());
  private static final SegmentTable INSURED =
      SegmentTable.load(Insurance.class, "IN1-Insured.csv", new RelatedPerson());

  private static final TypeMap XON = TypeMaps.named("XON[Organization]");
  private static final TypeMap COMPANY = TypeMaps.named("CX[Identifier]");
  private static final Set<String> PATIENT = Set.of("SEL", "18", "01");

  private Insurance() {}

  /** The tables that say what goes where. */
  public static List<SegmentTable> tables() {
    return List.of(COVERAGE, INSURED, ORGANIZATION, FINANCIAL_CLASS);
  }

  public static void draft(Passage passage, Reference patient) {
    for (V2Segment in1 : passage.message().all("IN1")) {
      Coverage coverage = new Coverage();
      Set<String> cleared = COVERAGE.fill(coverage, in1, passage);
      if (in1.ordinal() == 1 && !coverage.hasType()) {
        passage.message().first("PV1").ifPresent(p -> FINANCIAL_CLASS.fill(coverage, p, passage));
      }
      coverage.setId(id(in1, patient));
      coverage.setBeneficiary(patient);
      if (!coverage.hasPayor()) {
        coverage.addPayor(payor(passage, in1));
      }
      subscriber(passage, in1, patient, coverage);
      passage.draftFact(coverage, cleared, patient);
    }
  }

  /** The plan, the company and the policy; the place in the message only when all are missing. */
  private static String id(V2Segment in1, Reference patient) {
    String policy = in1.value("36").isEmpty() ? in1.value("49.1") : in1.value("36");
    String plan = String.join("|", in1.value("2.1"), in1.value("3.1"), policy);
    return Identity.of(
        "Coverage", patient.getReference(), plan.equals("||") ? "set " + in1.value("1") : plan);
  }

  /** IN1-3 where the company has no name in IN1-4. */
  private static Reference payor(Passage passage, V2Segment in1) {
    passage.context().at(in1.location() + "-3");
    if (COMPANY.map(in1.field(3).first(), passage.context()) instanceof Identifier number) {
      Organization company = new Organization().addIdentifier(number);
      ORGANIZATION.fill(company, in1, passage);
      return passage.mention(company);
    }
    return new Reference().setDisplay("unknown");
  }

  private static @Nullable Base company(Spot spot) {
    if (XON.map(spot.repetition(), spot.passage().context()) instanceof Organization company) {
      ORGANIZATION.fill(company, spot.segment(), spot.passage());
      return company;
    }
    return null;
  }

  private static void subscriber(
      Passage passage, V2Segment in1, Reference patient, Coverage coverage) {
    if (PATIENT.contains(in1.value("17.1"))) {
      coverage.setSubscriber(patient);
    } else if (!in1.field(16).first().isEmpty()) {
      RelatedPerson insured = new RelatedPerson();
      insured.setPatient(patient);
      insured.setId(
          Identity.of("RelatedPerson", patient.getReference(), "insured", coverage.getIdPart()));
      Set<String> cleared = INSURED.fill(insured, in1, passage);
      coverage.setSubscriber(passage.draftFact(insured, cleared, patient));
    }
  }
}
