package org.corridor.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.acknowledgement.ClaimFile.claim;
import static org.corridor.acknowledgement.ClaimFile.set;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.corridor.acknowledgement.Outbox.Kind;
import org.corridor.guides.Findings;
import org.corridor.guides.LoopUse;
import org.corridor.guides.RuleBook;
import org.corridor.guides.SegmentUse;
import org.corridor.guides.SetChecks;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.Segment;
import org.junit.jupiter.api.Test;

class AcknowledgementWriterTest {
  private static final String GOOD = set("0001", claim(1, "C1", "100"), claim(2, "C2", "20.5"));
  private static final String BAD =
      GOOD.replace("0001", "0002").replace("*19800229*", "*19800230*");

  @Test
  void aFileInOrderIsAcceptedAsAWhole() {
    Answers answers = Answers.given().to(ClaimFile.of(GOOD).toString());

    assertThat(answers.segments(Kind.TA1, "TA1"))
        .containsExactly("TA1*000000041*260630*0915*A*000");
    assertThat(answers.segments(Kind.IMPLEMENTATION_999, "AK1", "AK2", "IK5", "AK9"))
        .containsExactly(
            "AK1*HC*17*005010X222A1", "AK2*837*0001*005010X222A1", "IK5*A", "AK9*A*1*1*1");
    assertThat(answers.findings()).isEmpty();
  }

  @Test
  void answersGoBackToWhoSent() {
    Answers answers = Answers.given().to(ClaimFile.of(GOOD).toString());

    assertThat(answers.of(Kind.IMPLEMENTATION_999))
        .contains("*ZZ*HARBOR         *ZZ*RIVER1         *260701*0930*^*00501*")
        .contains("GS*FA*HARBOR*RIVER1*20260701*0930*");
    assertThat(answers.of(Kind.CLAIM_277CA)).contains("GS*HN*HARBOR*RIVER1*");
  }

  @Test
  void anInterchangeIsAnsweredWhereItAsks() {
    assertThat(Answers.given().onlyWhereAsked().to(ClaimFile.of(GOOD).toString()).of(Kind.TA1))
        .isEmpty();
    assertThat(
            Answers.given()
                .onlyWhereAsked()
                .to(ClaimFile.of(GOOD).asking().toString())
                .of(Kind.TA1))
        .contains("TA1*000000041*260630*0915*A*000~");
  }

  @Test
  void aRefusedInterchangeGetsNothingElse() {
    Answers answers =
        Answers.given()
            .onlyWhereAsked()
            .to(ClaimFile.of(GOOD).withTrailer("IEA*2*000000041~").toString());

    assertThat(answers.segments(Kind.TA1, "TA1"))
        .containsExactly("TA1*000000041*260630*0915*R*021");
    assertThat(answers.of(Kind.IMPLEMENTATION_999)).isEmpty();
    assertThat(answers.of(Kind.CLAIM_277CA)).isEmpty();
  }

  @Test
  void oneBadSetCostsTheOtherNothing() {
    Answers answers = Answers.given().to(ClaimFile.of(GOOD, BAD).toString());

    assertThat(answers.segments(Kind.IMPLEMENTATION_999, "AK2", "IK3", "CTX", "IK4", "IK5", "AK9"))
        .containsExactly(
            "AK2*837*0001*005010X222A1",
            "IK5*A",
            "AK2*837*0002*005010X222A1",
            "IK3*DMG*16*2010*8",
            "CTX*CLM01:C1",
            "IK4*2*1251*8*19800230",
            "IK3*DMG*30*2010*8",
            "CTX*CLM01:C2",
            "IK4*2*1251*8*19800230",
            "IK5*R*5",
            "AK9*P*2*2*1");
    assertThat(answers.segments(Kind.CLAIM_277CA, "QTY", "AMT"))
        .containsExactly("QTY*90*2", "AMT*YU*120.5");
    assertThat(answers.findings()).isEmpty();
  }

  @Test
  void errorsOfOneSegmentStandTogetherAndSayWhoseTheyAre() {
    String set = set("0001", claim(1, "C1", "1,5").replace("11:B:1*Y*A", "11:B:1*Q*A"));

    assertThat(
            Answers.given()
                .to(ClaimFile.of(set).toString())
                .segments(Kind.IMPLEMENTATION_999, "IK3", "CTX", "IK4"))
        .containsExactly(
            "IK3*CLM*18*2300*8",
            "CTX*CLM01:C1",
            "IK4*2*782*6*1,5",
            "IK4*6*1073*7*Q",
            "IK3*SV1*22*2400*8",
            "CTX*CLM01:C1",
            "IK4*2*782*6*1,5");
  }

  @Test
  void aForeignCharacterMakesNoDate() {
    String set = set("0001", claim(1, "C1", "1").replace("*20260601", "*é0260601"));

    assertThat(
            Answers.given()
                .to(ClaimFile.of(set).toString())
                .segments(Kind.IMPLEMENTATION_999, "IK3", "IK4"))
        .containsExactly("IK3*DTP*23*2400*8", "IK4*3*1251*8*e0260601");
  }

  @Test
  void aGroupThatIsRefusedNamesNoAcceptedSet() {
    Answers answers =
        Answers.given().to(ClaimFile.of(GOOD, BAD).withGroupTrailer("GE*2*18~").toString());

    assertThat(answers.segments(Kind.IMPLEMENTATION_999, "AK2", "IK5", "AK9"))
        .containsExactly("AK2*837*0002*005010X222A1", "IK5*R*5", "AK9*R*2*2*0*4");
    assertThat(answers.of(Kind.CLAIM_277CA)).isEmpty();
    assertThat(answers.findings()).isEmpty();
  }

  @Test
  void whoKnowsWhatCameBeforeRefusesDuplicates() {
    Admission knowing =
        new Admission() {
          @Override
          public String refusal(Interchange interchange) {
            return interchange.control().equals("000000041") ? "025" : "";
          }
        };
    Answers answers = Answers.given().admitting(knowing).to(ClaimFile.of(GOOD).toString());

    assertThat(answers.segments(Kind.TA1, "TA1"))
        .containsExactly("TA1*000000041*260630*0915*R*025");
    assertThat(answers.of(Kind.IMPLEMENTATION_999)).isEmpty();
  }

  @Test
  void aGroupIsRefusedByAdmissionToo() {
    Admission knowing =
        new Admission() {
          @Override
          public String refusal(FunctionalGroup group) {
            return "19";
          }
        };

    assertThat(
            Answers.given()
                .admitting(knowing)
                .to(ClaimFile.of(GOOD).toString())
                .segments(Kind.IMPLEMENTATION_999, "AK9"))
        .containsExactly("AK9*R*1*1*0*19");
  }

  @Test
  void answersAreNeverAnswered() {
    Answers first = Answers.given().to(ClaimFile.of(GOOD, BAD).asking().toString());
    Answers second = Answers.given().to(first.of(Kind.TA1), first.of(Kind.IMPLEMENTATION_999));

    assertThat(second.of(Kind.TA1)).isEmpty();
    assertThat(second.of(Kind.IMPLEMENTATION_999)).isEmpty();
  }

  @Test
  void claimAnswersThemselvesAreAcknowledged() {
    Answers first = Answers.given().to(ClaimFile.of(GOOD).toString());

    assertThat(
            Answers.given()
                .to(first.of(Kind.CLAIM_277CA))
                .segments(Kind.IMPLEMENTATION_999, "AK1", "IK5"))
        .containsExactly("AK1*HN*82*005010X214", "IK5*A");
  }

  @Test
  void theDeskNumbersAndRefusesClaims() {
    ClaimDesk desk =
        claim ->
            claim.id().equals("C1")
                ? new ClaimAnswer.Taken("HILL77")
                : new ClaimAnswer.Refused(List.of(), Map.of(1, List.of(ClaimStatus.of("A7:454"))));
    Answers answers = Answers.given().deciding(desk).to(ClaimFile.of(GOOD).toString());

    assertThat(
            answers.segments(
                Kind.CLAIM_277CA, "HL", "NM1", "TRN", "STC", "QTY", "AMT", "REF", "DTP", "SVC"))
        .containsExactly(
            "HL*1**20*1",
            "NM1*AY*2*HARBOR EXCHANGE*****46*HARBOR",
            "TRN*1*000000041-17-0001",
            "DTP*050*D8*20260701",
            "DTP*009*D8*20260701",
            "HL*2*1*21*1",
            "NM1*41*2*RIVER BILLING*****46*RIVER1",
            "TRN*2*BATCH0001",
            "STC*A1:19:40*20260701*WQ*120.5",
            "QTY*90*1",
            "QTY*AA*1",
            "AMT*YU*100",
            "AMT*YY*20.5",
            "HL*3*2*19*1",
            "NM1*85*2*RIVER CLINIC*****XX*1234567893",
            "TRN*1*0",
            "STC*A1:19:40*20260701*WQ*120.5",
            "HL*4*3*PT",
            "NM1*QC*1*POND*LILY****MI*M1",
            "TRN*2*C1",
            "STC*A2:20:PR*20260701*WQ*100",
            "REF*1K*HILL77",
            "REF*D9*CHC1",
            "DTP*472*D8*20260601",
            "HL*5*3*PT",
            "NM1*QC*1*POND*LILY****MI*M2",
            "TRN*2*C2",
            "STC*A3:21*20260701*U*20.5",
            "REF*D9*CHC2",
            "DTP*472*D8*20260601",
            "SVC*HC:99213*20.5*****1",
            "STC*A7:454*20260701*U",
            "REF*FJ*C2-1",
            "DTP*472*D8*20260601");
    assertThat(answers.findings()).isEmpty();
  }

  @Test
  void findingsThatOnlyA277CanSayRefuseTheirClaim() {
    Answers answers =
        Answers.given()
            .checking(finds("SV1", "STC:A7:507", segment -> segment.is(2, "100")))
            .to(ClaimFile.of(GOOD).toString());

    assertThat(answers.segments(Kind.IMPLEMENTATION_999, "IK5")).containsExactly("IK5*A");
    assertThat(answers.segments(Kind.CLAIM_277CA, "TRN", "STC", "SVC"))
        .containsSubsequence(
            "TRN*2*C1",
            "STC*A3:21*20260701*U*100",
            "SVC*HC:99213*100*****1",
            "STC*A7:507*20260701*U",
            "TRN*2*C2",
            "STC*A2:20:PR*20260701*WQ*20.5");
  }

  @Test
  void aFindingAboutTheProviderRefusesAllOfItsClaims() {
    Answers answers =
        Answers.given()
            .checking(finds("NM1", "STC:A7:562:85", segment -> segment.is(1, "85")))
            .to(ClaimFile.of(GOOD).toString());

    assertThat(answers.segments(Kind.CLAIM_277CA, "STC"))
        .contains("STC*A7:562:85*20260701*U*100", "STC*A7:562:85*20260701*U*20.5");
    assertThat(answers.segments(Kind.CLAIM_277CA, "QTY")).containsExactly("QTY*AA*2");
  }

  @Test
  void aSituationalSegmentNamesItsTrigger() {
    String set = set("0001", claim(1, "C1", "9").replace("N3*2 LAKE ST~\n", ""));
    Answers answers = Answers.given().checking(Answers.EDITS).to(ClaimFile.of(set).toString());

    assertThat(answers.segments(Kind.IMPLEMENTATION_999, "IK3", "CTX", "IK5"))
        .containsExactly(
            "IK3*N3*14*2010*I6", "CTX*CLM01:C1", "CTX*SITUATIONAL TRIGGER*SBR*12**2", "IK5*R*I5");
    assertThat(answers.findings()).isEmpty();
  }

  private static RuleBook finds(String name, String answer, Predicate<Segment> where) {
    return (set, guide, findings) -> List.of(new Always(findings, name, answer, where));
  }

  private record Always(Findings findings, String name, String answer, Predicate<Segment> where)
      implements SetChecks {
    @Override
    public void segment(SegmentUse use, long position, Segment segment) {
      if (segment.is(name) && where.test(segment)) {
        findings.error(
            5,
            findings.place(use.loop(), use.segment(), position),
            "planted",
            answer,
            "planted",
            "",
            "");
      }
    }

    @Override
    public void loopEnded(LoopUse loop, long position) {}
  }

  @Test
  void whatCannotBeWrittenIsMadeToFit() {
    String odd =
        ClaimFile.of(GOOD.replace("*0001", "*1").replace("POND*LILY", "PÖND*LÍLY"))
            .toString()
            .replace("GS*HC*", "GS*H*")
            .replace("*17*X*", "*1x*X*")
            .replace("GE*1*17", "GE*many*1x");
    Answers answers = Answers.given().to(odd);

    assertThat(answers.segments(Kind.IMPLEMENTATION_999, "AK1", "AK2"))
        .first()
        .isEqualTo("AK1*ZH*0*005010X222A1");
    assertThat(answers.findings()).isEmpty();
  }

  @Test
  void fiveThousandClaimsAreAnsweredInOneGo() {
    String[] claims = new String[5000];
    for (int i = 0; i < claims.length; i++) {
      claims[i] = claim(i + 1, "C" + i, "10");
    }
    String file = ClaimFile.of(set("0001", claims)).toString();
    Answers answers = Answers.given().to(file);

    assertThat(answers.segments(Kind.CLAIM_277CA, "QTY")).containsExactly("QTY*90*5000");
    assertThat(answers.findings()).isEmpty();
  }
}
