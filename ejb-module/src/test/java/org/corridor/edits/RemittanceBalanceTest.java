package org.corridor.edits;

import static org.corridor.edits.FindingAssert.whatIsFoundIn;

import org.junit.jupiter.api.Test;

class RemittanceBalanceTest {
  @Test
  void aBalancedRemittanceIsRight() {
    whatIsFoundIn(SampleSet.remittance()).isNothing();
  }

  @Test
  void aServiceIsItsChargeLessAdjustments() {
    whatIsFoundIn(SampleSet.remittance().with("SVC*HC:99213", "SVC*HC:99213*100*49.99"))
        .is("3 service-unbalanced 2110/SVC03")
        .saying("0.01 too little");
  }

  @Test
  void whatOnlyTheServicesLackIsNotToldAgainOfTheClaim() {
    whatIsFoundIn(SampleSet.remittance().with("CAS*CO*45*30", "CAS*CO*45*33"))
        .is("3 service-unbalanced 2110/SVC03");
  }

  @Test
  void aClaimIsItsChargeLessAllAdjustments() {
    whatIsFoundIn(SampleSet.remittance().with("CLP*C1", "CLP*C1*1*155*80*20*12*P1"))
        .is("3 claim-payment-unbalanced 2100/CLP04")
        .saying("5.00 too little");
  }

  @Test
  void thePaymentIsTheClaimsLessWhatIsRecovered() {
    whatIsFoundIn(SampleSet.remittance().with("BPR", "BPR*I*61*C*CHK************20260310"))
        .is("3 payment-unbalanced /BPR02")
        .saying("1.00 too much");
  }

  @Test
  void aRecoveryThatWasAddedIsRecognised() {
    whatIsFoundIn(SampleSet.remittance().with("BPR", "BPR*I*100*C*CHK************20260310"))
        .is("3 payment-unbalanced /BPR02")
        .saying("the sign of a PLB of 20.00");
  }

  @Test
  void aSplitClaimIsNoDefect() {
    whatIsFoundIn(SampleSet.remittance().with("CLP*C2", "CLP*C1*4*70*0**12*P2")).isNothing();
  }

  @Test
  void reasonsThatForceABalanceAreFlagged() {
    whatIsFoundIn(SampleSet.remittance().with("CAS*CO*29", "CAS*OA*121*70"))
        .is("3 forced-balance 2110/CAS02");
  }

  @Test
  void nothingIsPaidBelowNothing() {
    whatIsFoundIn(
            SampleSet.remittance()
                .with("BPR", "BPR*I*-20*C*CHK************20260310")
                .with("PLB", "PLB*1234567893*20261231*WO:P0*100"))
        .is("4 payment-negative /BPR02");
  }
}
