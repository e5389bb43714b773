package org.corridor.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.corridor.edits.Edits;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** Claims of hospitals and dentists from charges. */
class HospitalAndDentalCaptureTest {
  private final VisitFixture visit = new VisitFixture();
  private final ChargeCapture capture =
      new ChargeCapture(
          ClaimsSettings.USUAL,
          new Drafting(new Scrub(Edits.standard(), ClaimFixture.CLOCK)),
          new Corrections(Originals.NONE),
          Authorizations.NONE);

  private Draft draft() {
    return drafts().get(0);
  }

  private List<Draft> drafts() {
    CaptureChange change = new CaptureChange("Encounter/e", capture, "2026-06-20");
    visit.repository.commit(change);
    return change.drafts();
  }

  private List<String> rows() {
    Submission said =
        ClaimWriter.write(draft().claim(), visit.repository::get).submission().orElseThrow();
    return said.claim().rows().stream().map(Row::raw).toList();
  }

  private Part line(int index) {
    return ClaimWriter.write(draft().claim(), visit.repository::get)
        .submission()
        .orElseThrow()
        .claim()
        .parts("2400")
        .get(index);
  }

  private static ChargeItem revenue(ChargeItem charge, String code) {
    charge.addExtension(ChargeLines.REVENUE, Systems.concept(Systems.REVENUE, code));
    return charge;
  }

  private void stay() {
    Encounter encounter = VisitFixture.encounter("IMP");
    encounter.getPeriod().getStartElement().setValueAsString("2026-06-05T22:10:00-05:00");
    encounter.getPeriod().getEndElement().setValueAsString("2026-06-08T11:00:00-05:00");
    encounter.addType(
        new CodeableConcept(
            new Coding("http://terminology.hl7.org/CodeSystem/v2-0007", "E", null)));
    encounter.getHospitalization().setAdmitSource(new CodeableConcept(new Coding(null, "1", null)));
    encounter
        .getHospitalization()
        .setDischargeDisposition(new CodeableConcept(new Coding(null, "home", null)));
    encounter
        .addParticipant()
        .setIndividual(new Reference("Practitioner/aster"))
        .addType(new CodeableConcept(new Coding(null, "ATND", null)));
    encounter
        .getDiagnosisFirstRep()
        .addExtension(CapturedDiagnoses.ON_ADMISSION, new org.hl7.fhir.r4.model.CodeType("Y"));
    encounter
        .addDiagnosis()
        .setCondition(new Reference("Condition/admitting"))
        .setUse(new CodeableConcept(new Coding(null, "AD", null)));
    visit.put("Condition/admitting", VisitFixture.condition("R73.9"));
    visit.put("Encounter/e", encounter);
    visit.put("ChargeItem/1", revenue(VisitFixture.charge(new CodeableConcept(), "1200"), "0120"));
    visit.put("ChargeItem/2", revenue(VisitFixture.charge("71046", "99.99"), "0320"));
  }

  @Test
  void aStayBecomesAHospitalsBill() {
    stay();
    assertThat(draft().findings()).isEmpty();
    assertThat(draft().kind()).isEqualTo(ClaimKind.INSTITUTIONAL);
    assertThat(rows())
        .contains(
            "CLM*" + draft().number() + "*1299.99***11:A:1**A*Y*Y",
            "DTP*434*RD8*20260605-20260608",
            "DTP*435*DT*202606052210",
            "DTP*096*TM*1100",
            "CL1*1*1*01",
            "HI*ABK:E119:::::::Y",
            "HI*ABJ:R739");
    assertThat(line(0).row("SV2").orElseThrow().raw()).isEqualTo("SV2*0120**1200*UN*1");
    assertThat(line(1).row("SV2").orElseThrow().raw()).isEqualTo("SV2*0320*HC:71046*99.99*UN*1");
  }

  @Test
  void aHospitalsVisitByDayHasNoAdmission() {
    stay();
    Encounter encounter = visit.get(Encounter.class, "Encounter/e").copy();
    encounter.setClass_(new Coding().setCode("AMB"));
    visit.put("Encounter/e", encounter);
    assertThat(draft().findings()).isEmpty();
    assertThat(rows())
        .anyMatch(row -> row.contains("*13:A:1*"))
        .noneMatch(row -> row.startsWith("DTP*435") || row.startsWith("DTP*096"));
  }

  @Test
  void aLineWithoutAttendingPhysicianIsFound() {
    stay();
    visit.put("Encounter/e", visit.get(Encounter.class, "Encounter/e").copy().setParticipant(null));
    assertThat(draft().findings()).isNotEmpty();
  }

  @Test
  void aDentistsChargesAreADentalClaim() {
    visit.put("ChargeItem/1", VisitFixture.charge(Systems.concept(Systems.CDT, "D0120"), "65"));
    visit.put("ChargeItem/2", VisitFixture.charge(Systems.concept(Systems.CDT, "D1110"), "110"));
    assertThat(draft().findings()).isEmpty();
    assertThat(draft().kind()).isEqualTo(ClaimKind.DENTAL);
    assertThat(rows()).contains("CLM*" + draft().number() + "*175***11:B:1*Y*A*Y*Y");
    assertThat(line(0).row("SV3").orElseThrow().raw()).startsWith("SV3*AD:D0120*65");
  }

  @Test
  void aDentistsClaimNeedsNoDiagnosis() {
    visit.put("Encounter/e", VisitFixture.encounter("AMB").setDiagnosis(null));
    visit.put("ChargeItem/1", VisitFixture.charge(Systems.concept(Systems.CDT, "D0120"), "65"));
    visit.put("ChargeItem/2", VisitFixture.charge(Systems.concept(Systems.CDT, "D1110"), "110"));
    assertThat(draft().findings()).isEmpty();
    assertThat(rows()).noneMatch(row -> row.startsWith("HI*"));
  }

  @Test
  void oneVisitMayBeBilledInTwoClaims() {
    stay();
    visit.put("ChargeItem/3", VisitFixture.charge("99223", "310"));
    assertThat(drafts())
        .extracting(Draft::kind)
        .containsExactly(ClaimKind.PROFESSIONAL, ClaimKind.INSTITUTIONAL);
  }
}
