package org.corridor.edits;

import static org.corridor.edits.FindingAssert.whatIsFoundIn;

import org.junit.jupiter.api.Test;

class ClaimBalanceTest {
  @Test
  void balancedClaimsAreRight() {
    whatIsFoundIn(SampleSet.professional()).isNothing();
    whatIsFoundIn(SampleSet.secondary()).isNothing();
  }

  @Test
  void theChargeIsTheSumOfTheLines() {
    whatIsFoundIn(SampleSet.professional().with("CLM*C1", "CLM*C1*150.5***11:B:1*Y*A*Y*Y"))
        .is("3 charge-not-sum-of-lines 2300/CLM02")
        .saying("150.50, that of its lines 150.00: 0.50 too much");
  }

  @Test
  void anAmountThatIsNoneIsToldOnce() {
    whatIsFoundIn(SampleSet.professional().with("CLM*C1", "CLM*C1*1x0***11:B:1*Y*A*Y*Y"))
        .is("1 invalid-character 2300/CLM02");
  }

  @Test
  void aLineWithoutPlaceMakesSumsUnknown() {
    whatIsFoundIn(SampleSet.professional().with("SV1*HC:87880", "SV9*HC:87880*50"))
        .is("1 segment-unknown 2400/SV9", "2 segment-missing 2400/SV1");
  }

  @Test
  void aDecisionOfAnotherPayerExplainsTheLine() {
    whatIsFoundIn(SampleSet.secondary().with("CAS*PR*1*10", "CAS*PR*1*4"))
        .is("3 line-decision-unbalanced 2430/SVD02")
        .saying("94.00, its charge 100.00: 6.00 too little");
  }

  @Test
  void severalDecisionsOfOnePayerAddUp() {
    whatIsFoundIn(
            SampleSet.secondary()
                .with("SVD*OAK*60", "SVD*OAK*25*HC:99213**1")
                .after("DTP*573", "SVD*OAK*35*HC:99213**1", "CAS*CO*45*0", "DTP*573*D8*20260306"))
        .isNothing();
  }

  @Test
  void paymentAndAdjustmentsExplainTheClaim() {
    whatIsFoundIn(SampleSet.secondary().with("AMT*D", "AMT*D*90"))
        .is("3 other-payer-unbalanced 2320/AMT02")
        .saying("10.00 too little");
  }

  @Test
  void aPayerThatCoversNothingIsNotAsked() {
    whatIsFoundIn(
            SampleSet.professional()
                .with("SBR*P", "SBR*S*18*******CI")
                .before("LX*1", "SBR*P*18*******CI", "AMT*D*0", "AMT*A8*150", "OI***Y***Y")
                .before("LX*1", "NM1*IL*1*FERN*ADA****MI*K5", "NM1*PR*2*OAK PLAN*****PI*OAK")
                .before("LX*1", "DTP*573*D8*20260305"))
        .isNothing();
  }

  @Test
  void aDecisionNeedsItsPayer() {
    whatIsFoundIn(SampleSet.secondary().with("SVD*OAK*60", "SVD*ASH*60*HC:99213**1"))
        .is("4 decision-of-unknown-payer 2430/SVD01", "3 other-payer-unbalanced 2320/AMT02");
  }
}
