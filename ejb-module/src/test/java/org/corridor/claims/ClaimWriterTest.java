package org.corridor.claims;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.corridor.edits.Edits;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.Separators;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class ClaimWriterTest {
  private final ClaimFixture visit = new ClaimFixture("A1", "M1");
  private final Scrub scrub = new Scrub(Edits.standard(), ClaimFixture.CLOCK);

  @Test
  void aVisitIsAClaimWithoutFindings() {
    assertThat(visit.written().findings()).isEmpty();
    assertThat(scrub.of(visit.submission())).isEmpty();
    assertThat(visit.rows())
        .containsExactly("CLM*A1*285.49***11:B:1*Y*A*Y*Y", "HI*ABK:E119*ABF:R0602");
    assertThat(visit.submission().claim().parts("2400").get(0).rows())
        .extracting(Row::raw)
        .containsExactly("LX*1", "SV1*HC:99214*185.5*UN*1***2:1", "DTP*472*D8*20260606");
  }

  @Test
  void pointersFollowThePrincipalDiagnosisToTheFront() {
    visit.claim.getDiagnosis().get(1).addType(Systems.concept(Systems.DIAGNOSIS_TYPE, "principal"));
    assertThat(visit.rows()).contains("HI*ABK:R0602*ABF:E119");
    assertThat(visit.submission().claim().parts("2400").get(0).text("SV1", 7)).isEqualTo("1:2");
  }

  @Test
  void aDependentLiesUnderTheInsuredPerson() {
    RelatedPerson mother = new RelatedPerson();
    mother.addName().setFamily("Marsh").addGiven("Ada");
    visit.put("RelatedPerson/ada", mother);
    visit.coverage.setSubscriber(new Reference("RelatedPerson/ada"));
    visit.coverage.setRelationship(Systems.concept(Systems.RELATIONSHIP, "child"));
    Submission claim = visit.submission();
    assertThat(claim.subscriber().text("SBR", 2)).isEmpty();
    assertThat(claim.subscriber().part("2010BA").orElseThrow().text("NM1", 4)).isEqualTo("Ada");
    assertThat(claim.patient().orElseThrow().text("PAT", 1)).isEqualTo("19");
    assertThat(scrub.of(claim)).isEmpty();
  }

  @Test
  void whatAClaimDoesNotSayOfSignaturesIsAssumedAloud() {
    ClaimFixture visit = new ClaimFixture("A1", "M1");
    visit.claim.setExtension(List.of());
    assertThat(visit.rows().get(0)).isEqualTo("CLM*A1*285.49***11:B:1*Y*A*Y*Y");
    assertThat(visit.written().findings())
        .extracting(DraftFinding::where)
        .containsExactly("2300/CLM06", "2300/CLM07", "2300/CLM08", "2300/CLM09");
  }

  @Test
  void aCorrectedClaimNamesTheOriginalByThePayersNumber() {
    visit.frequency("7");
    assertThat(visit.written().findings())
        .extracting(DraftFinding::code)
        .containsExactly("original-number-missing");
    visit
        .claim
        .addRelated()
        .getClaim()
        .getIdentifier()
        .setSystem(X12Identifiers.PAYER_CLAIM_NUMBER)
        .setValue("BI77");
    assertThat(visit.written().findings()).isEmpty();
    assertThat(visit.rows()).contains("CLM*A1*285.49***11:B:7*Y*A*Y*Y", "REF*F8*BI77");
  }

  @Test
  void aVoidClaimHasFrequencyEight() {
    visit
        .frequency("8")
        .claim
        .addRelated()
        .getClaim()
        .getIdentifier()
        .setSystem(X12Identifiers.PAYER_CLAIM_NUMBER)
        .setValue("BI77");
    assertThat(visit.rows().get(0)).contains("11:B:8");
    assertThat(scrub.of(visit.submission())).isEmpty();
  }

  @Test
  void anAuthorizationIsSaid() {
    visit.claim.getInsuranceFirstRep().addPreAuthRef("AUTH9");
    assertThat(visit.rows()).contains("REF*G1*AUTH9");
  }

  @Test
  void whatX12CannotSayIsAFinding() {
    visit.claim.getItemFirstRep().addUdi(new Reference("Device/1"));
    visit
        .claim
        .addSupportingInfo()
        .setSequence(1)
        .setCategory(new CodeableConcept().setText("else"))
        .setValue(new StringType("x"));
    visit.clinic.setName("Lake*side");
    assertThat(visit.written().findings())
        .extracting(DraftFinding::code, DraftFinding::where)
        .containsExactlyInAnyOrder(
            tuple("not-said", "Claim.item.udi"),
            tuple("not-said", "Claim.supportingInfo"),
            tuple("characters-replaced", "2010AA/NM1"));
  }

  @Test
  void whatIsMissingIsNamed() {
    visit.clinic.getIdentifier().remove(0);
    visit.claim.getDiagnosis().get(0).setDiagnosis(new CodeableConcept().setText("unwell"));
    visit.coverage.setSubscriberId(null);
    assertThat(visit.written().findings())
        .extracting(DraftFinding::code)
        .contains(
            "provider-npi-missing",
            "diagnosis-without-icd",
            "member-number-missing",
            "pointer-to-nothing");
  }

  @Test
  void claimsOfOneProviderAndSubscriberShareTheirLevels() {
    Submission first = visit.submission();
    Submission second = new ClaimFixture("A2", "M1").submission();
    Submission third = new ClaimFixture("A3", "M2").submission();
    byte[] file = file(List.of(first, third, second));
    assertThat(new String(file, US_ASCII).split("~", -1))
        .filteredOn(row -> row.startsWith("HL*") || row.startsWith("CLM*"))
        .extracting(row -> row.substring(0, Math.min(11, row.length())))
        .containsExactly(
            "HL*1**20*1",
            "HL*2*1*22*0",
            "CLM*A1*285.",
            "CLM*A2*285.",
            "HL*3*1*22*0",
            "CLM*A3*285.");
    assertThat(scrub.findings(file)).isEmpty();
    assertThat(SubmissionReader.all(file)).containsExactly(first, second, third);
    assertThat(file(List.of(first, third, second))).isEqualTo(file);
  }

  private static byte[] file(List<Submission> claims) {
    Interchange interchange =
        new Interchange(
            "000000007",
            "ZZ",
            "LKB001",
            "ZZ",
            "EXCH01",
            "260607",
            "0800",
            "00501",
            false,
            "T",
            Separators.USUAL,
            0);
    FunctionalGroup group =
        new FunctionalGroup(
            interchange, "HC", "LKB001", "EXCH01", "20260607", "0800", "7", "005010X222A1");
    SetHeader header =
        new SetHeader(
            "B7",
            "20260607",
            "0800",
            new SetHeader.Party("LAKESIDE", "LKB001"),
            new SetHeader.Contact("DESK", "2175550100"),
            new SetHeader.Party("EXCHANGE", "EXCH01"));
    return ClaimFile.of(group, "0001", ClaimKind.PROFESSIONAL, header, claims);
  }
}
