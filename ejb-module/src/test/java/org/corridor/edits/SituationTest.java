package org.corridor.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.corridor.edits.FindingAssert.whatIsFoundIn;

import org.corridor.guides.Guides;
import org.corridor.x12.Finding;
import org.corridor.x12.Finding.Trigger;
import org.junit.jupiter.api.Test;

class SituationTest {
  @Test
  void everyRowFitsItsGuides() {
    assertThat(Situation.standard()).isNotEmpty();
    for (var guide : Guides.standard().all()) {
      assertThatCode(() -> SituationPlan.of(Situation.standard(), guide))
          .as(guide.toString())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aSubscriberWhoIsThePatientHasAnAddress() {
    Finding found = whatIsFoundIn(SampleSet.professional().without("N3*3 DALE")).only();

    assertThat(found.code()).isEqualTo("subscriber-address");
    assertThat(found.answer()).isEqualTo("IK3:I6");
    assertThat(found.place().loop()).isEqualTo("2010BA");
    assertThat(found.place().position()).as("where N3 should have been").isEqualTo(14);
    assertThat(found.trigger()).contains(new Trigger("SBR", 12, "2000B", "02"));
  }

  @Test
  void aPatientWhoIsNotTheSubscriberHasALevel() {
    whatIsFoundIn(SampleSet.professional().with("SBR", "SBR*P********CI"))
        .is("4 patient-loop-missing 2000C/HL");
  }

  @Test
  void aPatientsOwnLevelNeedsNoAddressOfTheSubscriber() {
    whatIsFoundIn(
            SampleSet.professional()
                .with("HL*2", "HL*2*1*22*1")
                .with("SBR", "SBR*P********CI")
                .without("N3*3 DALE")
                .without("N4*DENVER*CO*80203")
                .without("DMG")
                .before("CLM", "HL*3*2*23*0", "PAT*19", "NM1*QC*1*FERN*BO", "N3*3 DALE ST")
                .before("CLM", "N4*DENVER*CO*80203", "DMG*D8*20150101*M"))
        .isNothing();
  }

  @Test
  void anAccidentOfACarHasStateAndDateAndIsToldOnce() {
    String accident = "CLM*C1*150***11:B:1*Y*A*Y*Y**AA";
    whatIsFoundIn(SampleSet.professional().with("CLM", accident))
        .is("4 accident-of-a-car 2300/CLM11-4");
    whatIsFoundIn(SampleSet.professional().with("CLM", accident + ":::CO"))
        .is("4 accident-of-a-car 2300/DTP");
    whatIsFoundIn(
            SampleSet.professional()
                .with("CLM", accident + ":::CO")
                .after("CLM", "DTP*439*D8*20260228"))
        .isNothing();
  }

  @Test
  void aReplacementNamesWhatItReplaces() {
    whatIsFoundIn(SampleSet.professional().with("CLM", "CLM*C1*150***11:B:7*Y*A*Y*Y"))
        .is("4 replaced-claim-unnamed 2300/REF");
    whatIsFoundIn(
            SampleSet.professional()
                .with("CLM", "CLM*C1*150***11:B:7*Y*A*Y*Y")
                .after("CLM", "REF*F8*P0"))
        .isNothing();
  }

  @Test
  void anotherReferenceIsNotTheOneAskedFor() {
    whatIsFoundIn(
            SampleSet.professional()
                .with("CLM", "CLM*C1*150***11:B:8*Y*A*Y*Y")
                .after("CLM", "REF*EA*77"))
        .is("4 replaced-claim-unnamed 2300/REF");
  }

  @Test
  void aPointerPointsToADiagnosis() {
    whatIsFoundIn(SampleSet.professional().with("SV1*HC:87880", "SV1*HC:87880*50*UN*1***1:3"))
        .is("4 pointer-to-nothing 2400/SV107");
  }

  @Test
  void linesAreNumberedFromOneInEachClaim() {
    whatIsFoundIn(SampleSet.professional().with("LX*2", "LX*3"))
        .is("4 line-number-out-of-sequence 2400/LX01");
  }

  @Test
  void anInpatientWasAdmitted() {
    whatIsFoundIn(SampleSet.professional().with("CLM", "CLM*C1*150***21:B:1*Y*A*Y*Y"))
        .is("4 admission-date-missing 2300/DTP");
  }

  @Test
  void anAmbulanceNeedsItsWay() {
    whatIsFoundIn(SampleSet.professional().with("CLM", "CLM*C1*150***41:B:1*Y*A*Y*Y"))
        .is("6 ambulance 2300/CR1");
  }

  @Test
  void anesthesiaIsCountedInMinutes() {
    whatIsFoundIn(SampleSet.professional().with("SV1*HC:87880", "SV1*HC:00810*50*UN*1***1"))
        .is("6 anesthesia-in-units 2400/SV103");
    whatIsFoundIn(SampleSet.professional().with("SV1*HC:87880", "SV1*HC:00810*50*MJ*30***1"))
        .isNothing();
  }

  @Test
  void aLaterPayerNeedsTheEarlierOnes() {
    whatIsFoundIn(SampleSet.professional().with("SBR*P", "SBR*S*18*******CI"))
        .is("4 other-payer-missing 2320/SBR");
  }

  @Test
  void aPaymentBetweenBanksNamesBothAccounts() {
    whatIsFoundIn(SampleSet.remittance().with("BPR", "BPR*I*60*C*ACH*CCP***********20260310"))
        .is("4 payment-accounts-missing /BPR07");
  }

  @Test
  void whatHasNoPlaceIsNotAlsoMissing() {
    whatIsFoundIn(
            SampleSet.professional()
                .with("CLM", "CLM*C1*150***11:B:7*Y*A*Y*Y")
                .after("CLM", "REF*Q9*P0"))
        .is("1 segment-unexpected 2300/REF");
  }
}
